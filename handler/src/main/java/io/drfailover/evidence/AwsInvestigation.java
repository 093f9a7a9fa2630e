package io.drfailover.evidence;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.ProbeTargets;
import io.drfailover.probe.DatabaseCheck;
import io.drfailover.probe.LoadBalancerCheck;
import io.drfailover.probe.ReplicaLag;
import io.drfailover.probe.ReplicationCheck;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Looks at the evidence in AWS and from the DR region at the primary. Thread-safe; made once for a sandbox. */
public final class AwsInvestigation implements Investigation {
    /** For what a check needs around its own limit. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Hearing hearing;
    private final RecoveryPoint recoveryPoint;
    private final InstantSource clock;
    private final ExecutorService executor;

    private AwsInvestigation(
            List<Witness> witnesses, RecoveryPoint recoveryPoint, InstantSource clock, ExecutorService executor) {
        this.hearing = new Hearing(witnesses, executor);
        this.recoveryPoint = recoveryPoint;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Makes the investigation.
     *
     * @param rds RDS in the DR region, made by {@link io.drfailover.probe.ProbeClients}
     * @param cloudWatch CloudWatch in the DR region, made by the same
     * @param primaryRds RDS in the primary region, made by {@link PrimaryRegionClients} when it is first asked for
     */
    public static AwsInvestigation of(
            FailoverConfig config,
            RdsClient rds,
            CloudWatchClient cloudWatch,
            Supplier<RdsClient> primaryRds,
            InstantSource clock) {
        ExecutorService executor = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "evidence");
            thread.setDaemon(true);
            return thread;
        });
        var lag = new ReplicaLag(cloudWatch, config.replicaId());
        var replica = new ReplicaWitness(
                new ReplicationCheck(rds, config.replicaId()),
                lag,
                config.decision().replicaLagSeconds(),
                clock,
                executor);
        return new AwsInvestigation(
                List.of(
                        new AlarmWitness(cloudWatch, config.drRegion(), clock),
                        endpoint(config.probe(), config.decision().evidenceTimeout()),
                        database(config.probe()),
                        replica,
                        new RegionWitness(config.decision().primaryDatabaseId(), primaryRds)),
                new RecoveryPoint(lag),
                clock,
                executor);
    }

    /** A URL that may take longer than all sources have would never be found silent. */
    private static Witness endpoint(ProbeTargets targets, Duration all) {
        Duration most = all.minus(MARGIN.multipliedBy(2));
        boolean fits = most.compareTo(MARGIN) < 0 || targets.httpTimeout().compareTo(most) <= 0;
        Duration timeout = fits ? targets.httpTimeout() : most;
        var check = new LoadBalancerCheck(targets.url(), timeout);
        return new CheckWitness(
                Source.ENDPOINT,
                timeout.plus(MARGIN),
                new CheckWitness.Words("answers", "fails"),
                check::look,
                check::late);
    }

    private static Witness database(ProbeTargets targets) {
        var check = new DatabaseCheck(targets.databaseHost(), targets.databasePort(), targets.connectTimeout());
        return new CheckWitness(
                Source.DATABASE,
                targets.connectTimeout().plus(MARGIN),
                new CheckWitness.Words("is reachable", "is not reachable"),
                check::look,
                check::late);
    }

    @Override
    public Look look(Suspicion suspicion, Deadline deadline) {
        return new Look(clock.instant(), hearing.of(suspicion, deadline));
    }

    @Override
    public DataLoss dataLoss(Suspicion suspicion, Deadline deadline) {
        return Bounded.call(
                executor,
                () -> recoveryPoint.of(suspicion.since(), clock.instant()),
                deadline.remaining(),
                () -> new DataLoss(null, "CloudWatch did not tell the replica's lag in time"),
                error -> new DataLoss(null, "the replica's lag could not be read: " + error));
    }
}
