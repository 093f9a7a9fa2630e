package io.drfailover.drill.run;

import io.drfailover.drill.lambda.Invocation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Recognizes the end of a run: an answer that says so, or an event that Lambda has given up while nothing else is under
 * way that could go on with it.
 */
public final class RunEnd {
    private RunEnd() {}

    /**
     * The invocation that the run is judged by; empty as long as the run has not ended.
     *
     * @param ended the attempts that ended so far, in order
     * @param underWay whether an event waits or is at work that could go on with the run
     */
    public static Optional<Invocation> judged(List<Invocation> ended, boolean underWay) {
        Optional<Invocation> answered = ended.stream()
                .filter(invocation -> InvocationEnd.of(invocation).endsTheRun())
                .findFirst();
        if (answered.isPresent()) {
            return answered;
        }
        return ended.stream()
                .filter(RunEnd::moves)
                .max(Comparator.comparing(Invocation::endedAt))
                .filter(last -> !underWay && last.last() && InvocationEnd.of(last) == InvocationEnd.FAILED);
    }

    /** Whether it was more than a look at a run that others worked on. */
    public static boolean moves(Invocation invocation) {
        InvocationEnd end = InvocationEnd.of(invocation);
        return end != InvocationEnd.JOINED && end != InvocationEnd.NOTHING;
    }
}
