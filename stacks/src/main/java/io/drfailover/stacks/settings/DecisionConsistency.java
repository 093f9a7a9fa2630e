package io.drfailover.stacks.settings;

import java.time.Duration;

/** Whether an alarm can become a failover at all with these settings, and never otherwise than they seem to say. */
final class DecisionConsistency {
    /** Lambda ends an invocation after 15 minutes; the rest is for the beginning of the run. */
    private static final Duration EXAMINATION = Duration.ofMinutes(10);
    /** What the function waits for the primary region's answer. */
    private static final Duration PRIMARY_REGION = Duration.ofSeconds(5);
    /** Alarm, URL, database, replica and the primary region. */
    private static final int SOURCES = 5;

    private final Findings settings;

    DecisionConsistency(Findings settings) {
        this.settings = settings;
    }

    void look() {
        confirmations();
        examination();
        approval();
    }

    private void confirmations() {
        int required = settings.at("failover.confirmationsRequired").asInt();
        boolean reachable = !settings.text("primary.database.host").isEmpty();
        if (required == SOURCES && !reachable) {
            settings.problem(
                    "failover.confirmationsRequired",
                    "is 5, but without primary.database.host there are four sources of evidence: no alarm would ever begin a failover; give 2 or 3");
        }
    }

    private void examination() {
        Duration timeout = settings.positive("failover.evidenceTimeout");
        Duration holdOff = settings.duration("failover.holdOff");
        // Two looks, and one at what would be lost.
        Duration whole = holdOff.plus(timeout.multipliedBy(3));
        if (whole.compareTo(EXAMINATION) > 0) {
            settings.problem(
                    "failover.holdOff",
                    "%s and three times evidenceTimeout %s are more than %s; one invocation examines an alarm, and begins the run"
                            .formatted(holdOff, timeout, EXAMINATION));
        }
        longerThan(timeout, "detection.httpTimeout", settings.duration("detection.httpTimeout"));
        longerThan(timeout, "detection.connectTimeout", settings.duration("detection.connectTimeout"));
        longerThan(timeout, "the primary region's", PRIMARY_REGION);
    }

    /** Else its silence would be cut off, and would count for nothing. */
    private void longerThan(Duration timeout, String whose, Duration one) {
        if (!timeout.isZero() && timeout.compareTo(one) <= 0) {
            settings.problem(
                    "failover.evidenceTimeout",
                    "%s is not longer than %s %s: the silence of a dead region would be cut off before it counts"
                            .formatted(timeout, whose, one));
        }
    }

    private void approval() {
        Duration expiry = settings.positive("failover.approvalExpiry");
        Duration after = settings.duration("failover.autoApproveAfter");
        if (after.isZero()) {
            return;
        }
        if (settings.text("failover.approval").equals("automatic")) {
            settings.problem(
                    "failover.autoApproveAfter",
                    "%s counts only with approval: required; with automatic, a failover begins at once"
                            .formatted(after));
        } else if (!expiry.isZero() && after.compareTo(expiry) >= 0) {
            settings.problem(
                    "failover.autoApproveAfter",
                    "%s is not shorter than approvalExpiry %s; the proposal would have expired before it is approved"
                            .formatted(after, expiry));
        }
    }
}
