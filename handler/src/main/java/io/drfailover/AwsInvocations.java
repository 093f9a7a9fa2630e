package io.drfailover;

import io.drfailover.probe.ProbeCommand;
import io.drfailover.report.StageMetrics;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes invocations against AWS; keeps the clients for the life of the sandbox. */
final class AwsInvocations implements FailoverHandler.InvocationFactory {
    private final Map<String, String> environment;
    private final StageMetrics metrics;
    private final InstantSource clock;
    private @Nullable Answering answering;

    AwsInvocations(Map<String, String> environment, StageMetrics metrics, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Not in the constructor: there an incomplete environment would be a sandbox that dies without a word. */
    @Override
    public synchronized Answering open() {
        Answering open = answering;
        if (open == null) {
            open = make();
            answering = open;
        }
        return open;
    }

    private Answering make() {
        try {
            return make(FailoverConfig.from(environment));
        } catch (ConfigurationException e) {
            return new IncompleteInvocation(environment, e);
        }
    }

    private Answering make(FailoverConfig config) {
        var aws = new AwsFailover(config, environment);
        ProbeCommand probe = aws.probe(clock);
        var readiness = new Lazy<>(() -> new AwsReadiness(config, environment, aws, clock));
        return new Invocation(
                config,
                aws.platform(metrics, clock),
                aws::steps,
                request -> probe.answer(request.deadline()),
                request -> readiness.get().answer(request));
    }
}
