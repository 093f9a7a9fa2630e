package io.drfailover.probe;

import io.drfailover.Deadline;
import io.drfailover.ProbeTargets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Looks at the primary, all checks at once and under one deadline. It changes nothing and knows nothing of runs, so that
 * it may work while a failover does. Thread-safe; made once for a sandbox.
 */
public final class Probe {
    /** For what a check needs around its own limit. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final List<Check> checks;
    private final Duration limit;
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    });

    Probe(List<Check> checks, Duration limit) {
        this.checks = List.copyOf(checks);
        this.limit = limit;
    }

    /**
     * Makes the probe.
     *
     * @param targets the primary
     * @param rds RDS in the DR region, made by {@link ProbeClients}
     * @param cloudWatch CloudWatch in the DR region, made by {@link ProbeClients}
     */
    public static Probe of(
            ProbeTargets targets, String replicaId, RdsClient rds, CloudWatchClient cloudWatch, InstantSource clock) {
        Duration longest = ProbeClients.CALL;
        for (Duration timeout : List.of(targets.httpTimeout(), targets.connectTimeout())) {
            longest = timeout.compareTo(longest) > 0 ? timeout : longest;
        }
        return new Probe(
                List.of(
                        new LoadBalancerCheck(targets.url(), targets.httpTimeout()),
                        new DatabaseCheck(targets.databaseHost(), targets.databasePort(), targets.connectTimeout()),
                        new ReplicationCheck(rds, replicaId),
                        new ReplicaLagCheck(cloudWatch, replicaId, clock)),
                longest.plus(MARGIN));
    }

    /** Looks. Never throws for what it sees. */
    public ProbeReport look(Deadline invocation) {
        Deadline deadline = invocation.within(limit);
        List<Future<CheckResult>> running = new ArrayList<>();
        checks.forEach(check -> running.add(executor.submit(() -> timed(check))));
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            results.add(result(checks.get(i), running.get(i), deadline));
        }
        return ProbeReport.of(results);
    }

    private static CheckResult timed(Check check) {
        long begin = System.nanoTime();
        Finding finding = check.look();
        return new CheckResult(check.name(), finding, Duration.ofNanos(System.nanoTime() - begin));
    }

    private CheckResult result(Check check, Future<CheckResult> running, Deadline deadline) {
        try {
            return running.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new CheckResult(check.name(), check.late(), limit);
        } catch (ExecutionException e) {
            return new CheckResult(
                    check.name(), Finding.unheard("the probe's own error: " + e.getCause()), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        } finally {
            running.cancel(true);
        }
    }
}
