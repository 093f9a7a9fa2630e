package io.drfailover.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.control.Hold;
import io.drfailover.ledger.RunRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person who uses a control is answered.
 *
 * @param drRegion for the body
 */
public record ControlAnswers(String drRegion) {
    /** Nothing was to be done. */
    public ObjectNode nothing(String reason) {
        return answer(Answer.OK, reason);
    }

    /** It was not done. */
    public ObjectNode refused(String reason) {
        return answer(Answer.CONFLICT, reason + "; nothing was changed");
    }

    public ObjectNode held(Hold hold, Optional<RunRecord> run) {
        String working = run.filter(r -> !r.isOver())
                .map(r ->
                        "; the run " + r.runId() + " is under way: the invocation that works on it goes on to its end,"
                                + " and only an abort ends it before")
                .orElse("");
        return answer(Answer.OK, "failovers are " + hold.sentence() + working);
    }

    public ObjectNode released(Hold before, Optional<RunRecord> waiting) {
        String next = waiting.map(run -> "; the run " + run.runId() + " goes on within a minute")
                .orElse("");
        return answer(Answer.OK, "failovers are possible again; they were " + before.sentence() + next);
    }

    public ObjectNode aborted(RunRecord run) {
        ObjectNode answer = answer(
                Answer.OK,
                "the run is aborted: whoever worked on it stops before its next effect; what AWS was asked for goes on");
        Answer.body(answer).put("run", run.runId());
        return answer;
    }

    public ObjectNode acknowledged(RunRecord run, Duration coolDown) {
        ObjectNode answer = answer(
                Answer.OK,
                "the run is put away: a command may begin another now, an alarm " + coolDown
                        + " after the end of this one");
        Answer.body(answer).put("run", run.runId());
        return answer;
    }

    private ObjectNode answer(int status, String message) {
        return Answer.of(status, message, drRegion);
    }
}
