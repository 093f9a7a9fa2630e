package io.drfailover;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Overlapping work on threads. Its end is awaited: Lambda freezes a sandbox after the answer, and a thread left behind
 * would wake up in the middle of the next invocation.
 */
final class ThreadedOverlap implements Overlap {
    private static final long END_SECONDS = 30;

    @Override
    public Scope open() {
        return new Threads();
    }

    private static final class Threads implements Scope {
        private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "overlap");
            thread.setDaemon(true);
            return thread;
        });

        @Override
        public <T> Work<T> start(Function<Milestone, T> work) {
            var milestone = new CompletableFuture<Void>();
            return new Started<>(
                    milestone,
                    CompletableFuture.supplyAsync(() -> work.apply(() -> milestone.complete(null)), executor));
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

    private record Started<T>(CompletableFuture<Void> milestone, CompletableFuture<T> work) implements Work<T> {
        @Override
        public void awaitMilestone() {
            join(CompletableFuture.anyOf(milestone, work));
        }

        @Override
        public T result() {
            return join(work);
        }

        @Override
        public boolean hasFailed() {
            return work.isCompletedExceptionally();
        }

        private static <T> T join(CompletableFuture<T> future) {
            try {
                return future.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        }
    }
}
