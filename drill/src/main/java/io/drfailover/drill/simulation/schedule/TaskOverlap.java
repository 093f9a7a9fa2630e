package io.drfailover.drill.simulation.schedule;

import io.drfailover.Overlap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Overlapping work as tasks of the scheduler, with the manners of the function's own threads. */
public final class TaskOverlap implements Overlap {
    private static final Duration END = Duration.ofSeconds(30);

    private final Scheduler scheduler;
    private final Group group;

    public TaskOverlap(Scheduler scheduler, Group group) {
        this.scheduler = scheduler;
        this.group = group;
    }

    @Override
    public Scope open() {
        return new Tasks();
    }

    private final class Tasks implements Scope {
        private final List<TaskWork<?>> works = new ArrayList<>();
        private boolean closed;

        @Override
        public <T> Work<T> start(Function<Milestone, T> work) {
            if (closed) {
                throw new RejectedExecutionException("the overlap is closed");
            }
            var started = new TaskWork<T>(scheduler);
            started.task = scheduler.start(group, () -> started.run(work));
            works.add(started);
            return started;
        }

        @Override
        public void close() {
            closed = true;
            works.forEach(TaskWork::interrupt);
            if (Thread.currentThread().isInterrupted()) {
                return; // As a thread does that is interrupted in its wait for others.
            }
            if (!scheduler.await(() -> works.stream().allMatch(w -> w.done), END)) {
                throw new IllegalStateException("overlapping work did not end within " + END.toSeconds() + " s");
            }
        }
    }

    private static final class TaskWork<T> implements Work<T> {
        private final Scheduler scheduler;
        private @Nullable Task task;
        private @Nullable T value;
        private @Nullable Throwable failure;
        private boolean milestone;
        private boolean done;

        TaskWork(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        private void run(Function<Milestone, T> work) {
            try {
                value = work.apply(() -> milestone = true);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                done = true;
            }
        }

        private void interrupt() {
            Task started = task;
            if (started != null) {
                started.interrupt();
            }
        }

        @Override
        public void awaitMilestone() {
            scheduler.await(() -> milestone || done);
            if (!milestone) {
                rethrow();
            }
        }

        @Override
        @SuppressWarnings("NullAway") // A work may return null; whoever asks knows.
        public T result() {
            scheduler.await(() -> done);
            rethrow();
            return value;
        }

        @Override
        public boolean hasFailed() {
            return failure != null;
        }

        private void rethrow() {
            Throwable thrown = failure;
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
        }
    }
}
