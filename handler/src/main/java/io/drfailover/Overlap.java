package io.drfailover;

import java.util.function.Function;

/** How work overlaps with the runbook. Threads in the function; a scheduler that can be replayed in a simulation. */
@FunctionalInterface
public interface Overlap {
    Scope open();

    /** Work that ends with the runbook: closing it interrupts what still runs and waits for its end. */
    interface Scope extends AutoCloseable {
        /** Starts work beside the caller's. */
        <T> Work<T> start(Function<Milestone, T> work);

        @Override
        void close();
    }

    /** Told by the work, when what others wait for has happened and the work itself goes on. */
    @FunctionalInterface
    interface Milestone {
        void reached();
    }

    /** Work under way. */
    interface Work<T> {
        /** Waits until the milestone is reached or the work has ended; throws what ended it before the milestone. */
        void awaitMilestone();

        /** Waits for the result; throws what ended the work. */
        T result();

        /** Whether it has ended with an exception already; never waits. */
        boolean hasFailed();
    }
}
