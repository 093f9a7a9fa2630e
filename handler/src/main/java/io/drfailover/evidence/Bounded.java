package io.drfailover.evidence;

import io.drfailover.Deadline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Work on a thread that is not waited for longer than agreed. */
final class Bounded {
    private Bounded() {}

    /** Begins the work and waits for it. */
    static <T> T call(
            ExecutorService executor,
            Callable<T> work,
            Duration limit,
            Supplier<T> late,
            Function<Throwable, T> broken) {
        return await(executor.submit(work), limit, late, broken);
    }

    /**
     * Waits for work that has begun.
     *
     * @param late what it means that it has not ended
     * @param broken what it means that it threw
     * @throws Deadline.CancelledException when the waiting thread is interrupted
     */
    static <T> T await(Future<T> work, Duration limit, Supplier<T> late, Function<Throwable, T> broken) {
        try {
            return work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return late.get();
        } catch (ExecutionException e) {
            return broken.apply(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        } finally {
            work.cancel(true);
        }
    }
}
