package io.drfailover.helm;

import io.drfailover.Deadline;
import io.drfailover.contract.Stage;
import java.time.Duration;

/**
 * How long Helm may wait for one release. Helm must give up before Lambda kills it: then it writes that the release
 * failed, the pods go on starting, and the next invocation finds them further on. Killed, it leaves the release pending,
 * which is repaired, but costs the time until somebody notices. Helm's timeout is for each operation (measured: with a
 * timeout of 8 seconds, a hook of 6 and a wait that fails take more than 14), so a chart with slow hooks may be killed
 * after all.
 *
 * @param timeout what Helm is given; each hook and the wait for readiness may take that long
 * @param untilInvocationEnds whether it is less than the release may take, because the invocation ends before
 */
record HelmBudget(Duration timeout, boolean untilInvocationEnds) {
    /**
     * Less than this is not begun. Helm needs it to load, compare and send its objects to a cluster far away (some
     * seconds), and to see once whether they became ready; an invocation of 45 seconds, as in rehearsals, has twice that
     * left here.
     */
    private static final Duration LEAST = Duration.ofSeconds(15);

    /** For what comes before and after Helm's own wait: the objects are sent, the result is recorded. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final int MARGIN_AT_MOST_ONE_IN = 4;

    static HelmBudget of(ReleaseSpec release, Deadline deadline) {
        Duration left = deadline.remaining();
        if (left.compareTo(LEAST) < 0) {
            throw tooLittle(release, deadline, left);
        }
        Duration share = left.dividedBy(MARGIN_AT_MOST_ONE_IN);
        Deadline limit =
                deadline.minus(share.compareTo(MARGIN) < 0 ? share : MARGIN).within(release.timeout());
        return new HelmBudget(limit.remaining(), limit.endsInvocation());
    }

    private static RuntimeException tooLittle(ReleaseSpec release, Deadline deadline, Duration left) {
        if (deadline.endsInvocation()) {
            return new Deadline.ReachedException(
                    Stage.APPLICATIONS, "\"" + release.name() + "\" is not begun with " + left.toSeconds() + " s left");
        }
        return new ReleaseException(
                release.name(),
                "no time is left to install \"" + release.name() + "\"",
                "invoke the function again: it goes on with this release",
                null);
    }
}
