package io.drfailover;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Work that overlaps with the runbook. Closing it interrupts what still runs and waits for its end: Lambda freezes a
 * sandbox after the answer, and a thread left behind would wake up in the middle of the next invocation.
 */
final class Background implements AutoCloseable {
    private static final long END_SECONDS = 30;

    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "overlap");
        thread.setDaemon(true);
        return thread;
    });

    <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    /** Waits until a milestone of the work is reached, or throws what ended the work before it. */
    static void await(CompletableFuture<?> milestone, CompletableFuture<?> work) {
        result(CompletableFuture.anyOf(milestone, work));
    }

    /** The work's result, or the exception that ended it. */
    static <T> T result(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("overlapping work did not end within " + END_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
