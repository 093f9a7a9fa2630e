package io.drfailover.report;

import io.drfailover.control.Hold;
import io.drfailover.evidence.Judgement;
import io.drfailover.ledger.RunRecord;
import java.time.Instant;

/**
 * What people are told of an alarm that began no run.
 *
 * @param drRegion where it would have recovered
 * @param replicaId what a command must name
 */
public record AlarmNotices(String drRegion, String replicaId) {
    /** The evidence did not confirm it. */
    public Notice stoodDown(String alarm, Judgement judgement) {
        return Notice.of(
                "DR alarm was NOT acted upon in " + drRegion + ": the evidence does not confirm it",
                "What rang: " + alarm + ".",
                "The evidence: " + judgement.sentence() + ".",
                "What happens now: nothing. The next alarm is examined anew; this one is not looked at again.",
                "What to do: look at the primary. If it is down all the same, order the failover: " + command());
    }

    /** It reached the function too late to be believed. */
    public Notice late(String alarm, Instant rangAt) {
        return Notice.of(
                "DR alarm was NOT acted upon in " + drRegion + ": it came too late",
                "What rang: " + alarm + ", since " + rangAt + ". It reached the function only now; the evidence was not"
                        + " looked at, because what it says may be over.",
                "What happens now: nothing. The next alarm is examined.",
                "What to do: look at the primary. If it is down, order the failover: " + command()
                        + ". Then look why the function could not be invoked: its throttles and errors, and its reserved"
                        + " concurrency.");
    }

    /** The kill switch is set. */
    public Notice held(String alarm, Hold hold) {
        return Notice.of(
                "DR alarm was NOT acted upon in " + drRegion + ": failovers are held",
                "What rang: " + alarm + ". The evidence was not looked at.",
                "Failovers are " + hold.sentence() + ".",
                "What happens now: nothing, as long as it is held, and this alarm is not looked at again.",
                "What to do: look at the primary. If it is down, release the hold ({\"action\": \"release\", \"by\":"
                        + " \"<you>\"}), then order the failover: " + command());
    }

    /** Another run ended a short while ago. */
    public Notice coolingDown(String alarm, RunRecord run, Instant until) {
        return Notice.of(
                "DR alarm was NOT acted upon in " + drRegion + ": a run has only just ended",
                "What rang: " + alarm + ". The run " + run.runId() + " has ended a short while ago; until " + until
                        + " no alarm begins another.",
                "What to do: look at both databases. If another failover is right, order it: " + command());
    }

    /** A run was given up or aborted, and nobody has put it away. */
    public Notice stopped(String alarm, RunRecord run) {
        return Notice.of(
                "DR alarm was NOT acted upon in " + drRegion + ": an earlier run waits for a person",
                "What rang: " + alarm + ". The evidence was not looked at: the run " + run.runId()
                        + " was stopped, and no alarm goes on with it.",
                "What happens now: nothing, for this alarm and for every other, until that run is put away.",
                "What to do: look at the primary. If it is down, go on with that run: " + command()
                        + ". If the run is history, put it away: {\"action\": \"acknowledge\", \"run\": \""
                        + run.runId()
                        + "\", \"by\": \"<you>\"}");
    }

    /** An earlier run succeeded, and nobody has put it away. */
    public Notice unacknowledged(String alarm, RunRecord run) {
        return Notice.of(
                "DR alarm was NOT acted upon in " + drRegion + ": an earlier failover was not acknowledged",
                "What rang: " + alarm + ". The evidence was not looked at: the run " + run.runId()
                        + " has succeeded, and until it is put away every alarm gets its answer.",
                "What to do: look at the primary. If it is down, put that run away, then order the failover:"
                        + " {\"action\": \"acknowledge\", \"run\": \"" + run.runId() + "\", \"by\": \"<you>\"} and "
                        + command());
    }

    private String command() {
        return "{\"action\": \"failover\", \"confirm\": \"" + replicaId + "\"}";
    }
}
