package io.drfailover.drill.check;

import io.drfailover.drill.DrillOptions.Waits;
import io.drfailover.drill.trouble.Trouble;
import java.time.Duration;

/**
 * What a drill must have led to, by what it was asked for.
 *
 * @param trouble what the function had to cope with
 * @param waits how long the emulated AWS took
 */
public record Expected(Trouble trouble, Waits waits) {
    /**
     * The fewest invocations that can have worked on the run: a kill takes one more, and nodes come after their cluster,
     * so that an invocation that is shorter than both together cannot have seen the begin and the end.
     */
    int leastInvocations() {
        long waited = waits.cluster().plus(waits.nodeGroup()).toMillis();
        long byTime = trouble.lambdaLimit()
                .map(limit -> 1 + waited / limit.toMillis())
                .orElse(1L);
        return Math.toIntExact(byTime) + (trouble.killsAnInvocation() ? 1 : 0);
    }

    /** Whether no invocation is long enough to see a cluster's creation from its begin to its end. */
    boolean clusterOutlastsAnInvocation() {
        return trouble.lambdaLimit()
                .map(limit -> waits.cluster().compareTo(limit) >= 0)
                .orElse(false);
    }

    /** How long a cluster is being created. */
    Duration clusterCreation() {
        return waits.cluster();
    }
}
