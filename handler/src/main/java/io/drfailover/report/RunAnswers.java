package io.drfailover.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.control.Hold;
import io.drfailover.evidence.Judgement;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import java.time.Instant;

/**
 * What the function answers while no run has succeeded.
 *
 * @param drRegion for the body
 */
public record RunAnswers(String drRegion) {
    public ObjectNode nothing(String reason) {
        return answer(Answer.OK, reason);
    }

    /** The invocation has parked the run. */
    public ObjectNode parked(RunRecord run, String stage, String waitingFor) {
        ObjectNode answer = of(run, Answer.ACCEPTED, "DR failover in progress");
        Answer.body(answer).put("epoch", run.epoch()).put("stage", stage).put("waiting_for", waitingFor);
        return answer;
    }

    /** Another invocation works on the run. */
    public ObjectNode joined(RunRecord run) {
        ObjectNode answer = of(run, Answer.ACCEPTED, "DR failover is already in progress");
        Answer.body(answer).put("joined", true);
        return answer;
    }

    /** The run was given up or aborted before. */
    public ObjectNode stopped(RunRecord run) {
        boolean aborted = run.state() == RunState.ABORTED;
        ObjectNode answer = of(
                run,
                Answer.CONFLICT,
                "the DR failover was " + (aborted ? "aborted" : "given up") + " and waits for a person: "
                        + (aborted ? "to go on" : "repair what stopped it, then") + " send {\"action\": \"failover\","
                        + " \"confirm\": \"" + run.replicaId() + "\"}");
        if (run.failure() != null) {
            Answer.body(answer).put("error", run.failure().message());
        }
        return answer;
    }

    /** A run has begun, and another invocation works on it. */
    public ObjectNode begun(RunRecord run) {
        return of(run, Answer.ACCEPTED, "DR failover has begun");
    }

    /** The kill switch is set. */
    public ObjectNode held(Hold hold) {
        return answer(Answer.CONFLICT, "failovers are " + hold.sentence() + "; nothing was done");
    }

    /** The evidence did not confirm the alarm. */
    public ObjectNode stoodDown(Judgement judgement) {
        ObjectNode answer = answer(Answer.OK, "the alarm was not acted upon: the evidence does not confirm it");
        Answer.body(answer).put("failover", false).put("evidence", judgement.sentence());
        return answer;
    }

    /** Another run ended a short while ago. */
    public ObjectNode coolingDown(RunRecord run, Instant until) {
        return of(run, Answer.CONFLICT, "a run has ended a short while ago: no alarm begins another before " + until);
    }

    private ObjectNode of(RunRecord run, int status, String message) {
        ObjectNode answer = answer(status, message);
        Answer.body(answer).put("run", run.runId());
        return answer;
    }

    private ObjectNode answer(int status, String message) {
        return Answer.of(status, message, drRegion);
    }
}
