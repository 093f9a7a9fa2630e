package io.drfailover.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.control.Hold;
import io.drfailover.ledger.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** Everything is held; {@code before} is the hold that was replaced, if one was. */
    public ObjectNode held(Hold hold, Hold before, Optional<RunRecord> run) {
        String replaced = before.held() ? "; it replaces another: they were " + before.sentence() : "";
        String working = run.filter(r -> !r.isOver())
                .map(r ->
                        "; the run " + r.runId() + " is under way: the invocation that works on it goes on to its end,"
                                + " and only an abort ends it before")
                .orElse("");
        return answer(Answer.OK, "failovers are " + hold.sentence() + replaced + working);
    }

    /** The hold is over; {@code next} says what becomes of the newest run. */
    public ObjectNode released(Hold before, String next) {
        return answer(Answer.OK, "failovers are possible again; they were " + before.sentence() + "; " + next);
    }

    public ObjectNode aborted(RunRecord run) {
        ObjectNode answer = answer(
                Answer.OK,
                "the run is aborted: whoever worked on it stops before its next effect, terraform usually within half a minute, an"
                        + " installation by Helm only at its end; what AWS was asked for goes on");
        Answer.body(answer).put("run", run.runId());
        return answer;
    }

    public ObjectNode acknowledged(RunRecord run, Duration coolDown) {
        Instant alarms = run.coolUntil(coolDown).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode answer = answer(
                Answer.OK, "the run is put away: a command may begin another now, an alarm not before " + alarms);
        Answer.body(answer).put("run", run.runId());
        return answer;
    }

    private ObjectNode answer(int status, String message) {
        return Answer.of(status, message, drRegion);
    }
}
