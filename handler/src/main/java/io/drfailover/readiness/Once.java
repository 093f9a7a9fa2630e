package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Something that several checks of one evaluation need: the first that asks makes it, the others wait for it, and a failure
 * is the same for all. Thread-safe.
 */
final class Once<T> {
    private final FutureTask<T> task;

    Once(Supplier<T> maker) {
        this.task = new FutureTask<>(maker::get);
    }

    /**
     * Makes it, or waits for whoever does.
     *
     * @throws FailoverException as the maker did
     * @throws Deadline.CancelledException if the thread is interrupted
     */
    T get() {
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Empty if it could not be made: that is the finding of the check which is about it, and of no other. */
    Optional<T> attempt() {
        try {
            return Optional.of(get());
        } catch (FailoverException e) {
            return Optional.empty();
        }
    }
}
