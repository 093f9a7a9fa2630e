package io.drfailover.report;

import io.drfailover.control.Hold;
import io.drfailover.ledger.RunRecord;

/**
 * What everybody is told when somebody uses a control.
 *
 * @param drRegion where
 * @param replicaId what a command must name
 */
public record ControlNotices(String drRegion, String replicaId) {
    /** Tells of the new hold, and of the one that it replaces. */
    public Notice held(Hold hold, Hold before) {
        return Notice.of(
                "DR failovers are HELD in " + drRegion,
                "By " + hold.by() + ": " + hold.reason() + "."
                        + (before.held() ? " Before, they were " + before.sentence() + "; one release ends both." : ""),
                "No alarm and no command begins a run or goes on with one until it is released: {\"action\": \"release\","
                        + " \"by\": \"<you>\"}");
    }

    /** The hold is over; {@code next} says what becomes of the newest run. */
    public Notice released(Hold before, String by, String next) {
        return Notice.of(
                "DR failovers are possible again in " + drRegion,
                "Released by " + by + ". They were " + before.sentence() + ".",
                "What comes next: " + next + ". To end a run: {\"action\": \"abort\", \"confirm\": \"" + replicaId
                        + "\", \"reason\": \"...\", \"by\": \"<you>\"}. To order it: {\"action\": \"failover\","
                        + " \"confirm\": \"" + replicaId + "\"}",
                "An alarm that rang meanwhile is not looked at again.");
    }

    public Notice aborted(RunRecord run, String by, String reason) {
        return Notice.of(
                "DR failover was ABORTED in " + drRegion,
                "By " + by + ": " + reason + ".",
                "Whoever worked on the run " + run.runId()
                        + " stops before its next effect: terraform usually within half a minute, an installation by Helm only at its"
                        + " end. What AWS has been asked for already goes on: a promotion cannot be called back.",
                "To go on with it after all: {\"action\": \"failover\", \"confirm\": \"" + replicaId
                        + "\"}. To put it away,"
                        + " so that another may begin: {\"action\": \"acknowledge\", \"run\": \"" + run.runId()
                        + "\", \"by\": \"<you>\"}");
    }
}
