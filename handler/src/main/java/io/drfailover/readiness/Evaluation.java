package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at everything that a failover needs: all checks at once, each on a thread of its own, under one deadline.
 * Whatever a check does, the others count: one that throws or is late was not made, which is a warning.
 *
 * <p>At the end all threads are interrupted and waited for a moment: Lambda keeps the sandbox, and the next event in it
 * may be a failover.
 */
public final class Evaluation {
    /** An evaluation that takes longer tells nobody anything; the bundle's plan takes a minute or two. */
    static final Duration LIMIT = Duration.ofMinutes(8);
    /** Of the invocation, for the answer and for the threads' end. */
    static final Duration MARGIN = Duration.ofSeconds(20);

    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private final Subject subject;
    private final List<ReadinessCheck> checks;
    private final RecoveryTime.Estimator estimator;

    public Evaluation(Subject subject, List<ReadinessCheck> checks, RecoveryTime.Estimator estimator) {
        this.subject = subject;
        this.checks = List.copyOf(checks);
        this.estimator = estimator;
    }

    /** Looks. Never throws for what it sees. */
    public ReadinessReport look(Deadline invocation) {
        Deadline deadline = invocation.minus(MARGIN).within(LIMIT);
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "evaluation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<CheckResult>> running = new ArrayList<>();
            checks.forEach(check -> running.add(threads.submit(() -> timed(check, deadline))));
            Future<RecoveryTime> estimating = threads.submit(() -> estimator.estimate(deadline));
            List<CheckResult> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                results.add(result(checks.get(i), running.get(i), deadline));
            }
            return new ReadinessReport(subject, results, estimated(estimating, deadline));
        } finally {
            end(threads, invocation);
        }
    }

    private static CheckResult timed(ReadinessCheck check, Deadline deadline) {
        Supplier<Duration> took = stopwatch();
        Finding finding;
        try {
            finding = check.look(deadline);
        } catch (RuntimeException | LinkageError e) {
            // A LinkageError is how a native library fails that cannot be loaded.
            finding = new Mishap(e).finding();
        }
        return new CheckResult(check.name(), finding, took.get());
    }

    private static Supplier<Duration> stopwatch() {
        long begin = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - begin);
    }

    private static CheckResult result(ReadinessCheck check, Future<CheckResult> running, Deadline deadline) {
        Supplier<Duration> waited = stopwatch();
        try {
            return awaited(running, deadline);
        } catch (TimeoutException e) {
            return new CheckResult(
                    check.name(),
                    Finding.notMade(
                            "it did not end before the evaluation's time was over",
                            "evaluate again; if it stays, raise the function's memory, which is also its speed"),
                    waited.get());
        } catch (ExecutionException e) {
            return new CheckResult(check.name(), Mishap.of(e).finding(), waited.get());
        }
    }

    private static RecoveryTime estimated(Future<RecoveryTime> estimating, Deadline deadline) {
        try {
            return awaited(estimating, deadline);
        } catch (TimeoutException e) {
            return RecoveryTime.unknown("it was not estimated in time");
        } catch (ExecutionException e) {
            return RecoveryTime.unknown(Mishap.of(e).finding().seen());
        }
    }

    private static <T> T awaited(Future<T> running, Deadline deadline) throws TimeoutException, ExecutionException {
        try {
            return running.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        }
    }

    private static void end(ExecutorService threads, Deadline invocation) {
        threads.shutdownNow();
        try {
            Duration wait = invocation.within(FAREWELL).remaining();
            if (!threads.awaitTermination(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a check of readiness does not end although it was interrupted; its answer is ignored");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
