package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.event.EventException;
import io.drfailover.event.Trigger;
import io.drfailover.event.TriggerParser;
import io.drfailover.readiness.EmfReadinessLog;
import io.drfailover.readiness.IncompleteEnvironment;
import io.drfailover.readiness.ReadinessReport;
import io.drfailover.readiness.Subject;
import java.util.Map;

/**
 * Invocations while the environment is incomplete. Whoever asks for readiness is answered, with what is missing; every
 * other event fails with the same words, so that Lambda and its alarms see it.
 *
 * @param environment as it is
 * @param problem what is wrong with it
 */
record IncompleteInvocation(Map<String, String> environment, ConfigurationException problem) implements Answering {
    IncompleteInvocation {
        environment = Map.copyOf(environment);
    }

    @Override
    public JsonNode answer(Request request) {
        if (!asksForReadiness(request.event())) {
            throw problem;
        }
        ReadinessReport report = new IncompleteEnvironment(subject(), problem.problems()).report();
        new EmfReadinessLog().write(report);
        return report.answer();
    }

    private static boolean asksForReadiness(String event) {
        try {
            return new TriggerParser().parse(event) instanceof Trigger.Evaluation;
        } catch (EventException e) {
            return false;
        }
    }

    private Subject subject() {
        return new Subject(
                value(EnvironmentVariable.DR_REGION),
                value(EnvironmentVariable.PRIMARY_REGION),
                value(EnvironmentVariable.RDS_REPLICA_ID),
                value(EnvironmentVariable.EKS_CLUSTER_NAME));
    }

    private String value(EnvironmentVariable variable) {
        return environment.getOrDefault(variable.name(), "").strip();
    }
}
