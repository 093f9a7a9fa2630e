package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.ledger.LedgerException;
import io.drfailover.ledger.RunRecord;
import java.time.InstantSource;

/** Whether another run could begin: none is under way, and the last one was put away. Reads the ledger only. */
public final class RunCheck implements ReadinessCheck {
    private static final String ENDED =
            "look: ./dr status; then go on with it: ./dr failover; or put it away: ./dr acknowledge";

    private final NewestRun newest;
    private final InstantSource clock;

    public RunCheck(NewestRun newest, InstantSource clock) {
        this.newest = newest;
        this.clock = clock;
    }

    @Override
    public String name() {
        return CheckName.RUN.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        try {
            return newest.read().map(this::judge).orElseGet(() -> Finding.ok("there was no run yet"));
        } catch (LedgerException e) {
            // Every run reads it first, and does not begin without it.
            return Finding.blocking(
                    String.valueOf(e.getMessage()), "do what is said there: no run begins before it can be read");
        }
    }

    private Finding judge(RunRecord run) {
        String id = run.runId();
        if (run.acknowledged() != null) {
            return Finding.ok("the last run " + id + " was acknowledged by "
                    + run.acknowledged().by());
        }
        return switch (run.state()) {
            case RUNNING ->
                run.latest().holdsLease(clock.instant())
                        ? Finding.blocking("the run " + id + " is under way", "wait for its end; ./dr status tells it")
                        : leftLying(run);
            case PARKED -> leftLying(run);
            case FAILED -> Finding.blocking("the run " + id + " has failed: " + why(run), ENDED);
            case GIVEN_UP, ABORTED -> Finding.blocking("the run " + id + " was stopped: " + why(run), ENDED);
            case SUCCEEDED ->
                Finding.blocking(
                        "the run " + id + " has succeeded and was not acknowledged: an alarm would only be told of it",
                        "do what the runbook says under \"After the failover\"; when the next failover shall be possible"
                                + " again (with a new replica): ./dr acknowledge");
        };
    }

    private static Finding leftLying(RunRecord run) {
        return Finding.blocking(
                "the run " + run.runId() + " waits to be gone on with",
                "look: ./dr status; the schedule takes it up within minutes; to end it: ./dr abort");
    }

    private static String why(RunRecord run) {
        return run.failure() == null ? "no reason was recorded" : run.failure().message();
    }
}
