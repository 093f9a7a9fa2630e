package io.drfailover.drill.run;

import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.timeline.Interval;
import java.util.Comparator;
import java.util.List;

/**
 * A run from its first event to its end.
 *
 * @param invocations every attempt that was about it, in the order of their starts
 * @param judged the one that the run is judged by
 */
public record PlayedRun(List<Invocation> invocations, Invocation judged) {
    public PlayedRun {
        invocations = invocations.stream()
                .sorted(Comparator.comparing(Invocation::startedAt))
                .toList();
    }

    /** One invocation is the whole of it. */
    public static PlayedRun of(Invocation only) {
        return new PlayedRun(List.of(only), only);
    }

    /** Whether the failover is done. */
    public boolean succeeded() {
        return InvocationEnd.of(judged) == InvocationEnd.SUCCEEDED;
    }

    /** From the first delivery until the end was known. */
    public Interval frame() {
        return Interval.between(
                invocations.get(0).startedAt().toEpochMilli(), judged.endedAt().toEpochMilli());
    }

    /** The attempts that ended in one way. */
    public List<Invocation> ended(InvocationEnd end) {
        return invocations.stream()
                .filter(invocation -> InvocationEnd.of(invocation) == end)
                .toList();
    }
}
