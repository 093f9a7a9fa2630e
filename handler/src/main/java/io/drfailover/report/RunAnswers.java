package io.drfailover.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.ledger.RunRecord;

/**
 * What the function answers while no run has succeeded.
 *
 * @param drRegion for the body
 */
public record RunAnswers(String drRegion) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    public ObjectNode nothing(String reason) {
        return answer(OK, reason);
    }

    /** The invocation has parked the run. */
    public ObjectNode parked(RunRecord run, String stage, String waitingFor) {
        ObjectNode answer = of(run, ACCEPTED, "DR failover in progress");
        body(answer).put("epoch", run.epoch()).put("stage", stage).put("waiting_for", waitingFor);
        return answer;
    }

    /** Another invocation works on the run. */
    public ObjectNode joined(RunRecord run) {
        ObjectNode answer = of(run, ACCEPTED, "DR failover is already in progress");
        body(answer).put("joined", true);
        return answer;
    }

    /** The run was given up before. */
    public ObjectNode givenUp(RunRecord run) {
        ObjectNode answer = of(
                run,
                CONFLICT,
                "the DR failover was given up and waits for a person: repair what stopped it, then send"
                        + " {\"action\": \"failover\", \"confirm\": \"" + run.replicaId() + "\"}");
        if (run.failure() != null) {
            body(answer).put("error", run.failure().message());
        }
        return answer;
    }

    private ObjectNode of(RunRecord run, int status, String message) {
        ObjectNode answer = answer(status, message);
        body(answer).put("run", run.runId());
        return answer;
    }

    private ObjectNode answer(int status, String message) {
        ObjectNode answer = JSON.createObjectNode().put("statusCode", status);
        answer.putObject("body").put("message", message).put("region", drRegion);
        return answer;
    }

    private static ObjectNode body(ObjectNode answer) {
        return answer.withObjectProperty("body");
    }
}
