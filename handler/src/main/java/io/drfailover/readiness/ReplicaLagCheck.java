package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.probe.ReplicaLag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * How much would be lost now: the newest {@code AWS/RDS ReplicaLag} in the DR region.
 *
 * <p>Up to five minutes are nothing unusual: an idle PostgreSQL shows them, because it switches its log at that pace
 * (Amazon RDS User Guide, "Working with read replicas for Amazon RDS for PostgreSQL"). So the lag is judged by the two
 * settings that act on it, and by no third number.
 */
public final class ReplicaLagCheck implements ReadinessCheck {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Replica replica;
    private final ReplicaLag lag;
    private final FailoverConfig config;
    private final InstantSource clock;

    public ReplicaLagCheck(Replica replica, CloudWatchClient cloudWatch, FailoverConfig config, InstantSource clock) {
        this.replica = replica;
        this.lag = new ReplicaLag(cloudWatch, config.replicaId());
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return CheckName.REPLICA_LAG.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        if (standsAlone()) {
            // CloudWatch keeps the last minutes of what it was.
            return replica.alone();
        }
        Instant now = clock.instant();
        return lag.between(now.minus(WINDOW), now).stream()
                .findFirst()
                .map(this::judge)
                .orElseGet(() -> Finding.notMade(
                        "CloudWatch has no lag of the last " + WINDOW.toMinutes() + " minutes",
                        "see the check " + CheckName.REPLICA.text() + "; RDS writes the lag every minute"));
    }

    /** The lag can be told without RDS, whose silence is the finding of the check of the replica. */
    private boolean standsAlone() {
        try {
            return replica.find()
                    .filter(instance -> Replica.source(instance).isEmpty())
                    .isPresent();
        } catch (SdkException e) {
            return false;
        }
    }

    private Finding judge(ReplicaLag.Datapoint newest) {
        long seconds = Math.round(newest.seconds());
        OptionalLong most = config.decision().maxDataLossSeconds();
        if (!newest.isActive()) {
            return Finding.warning(
                    "replication is not active (lag -1)",
                    "see the check " + CheckName.REPLICA.text() + "; after a restart it takes some minutes");
        }
        if (most.isPresent() && seconds > most.getAsLong()) {
            return Finding.blocking(
                    seconds + " s behind, but MAX_DATA_LOSS_SECONDS is " + most.getAsLong()
                            + ": an alarm would begin no run",
                    "find out why the replica lags (load, class, network), or raise MAX_DATA_LOSS_SECONDS");
        }
        int alarming = config.decision().replicaLagSeconds();
        return seconds >= alarming
                ? Finding.warning(
                        seconds + " s behind; from " + alarming + " s on (REPLICA_LAG_SECONDS) it counts as a sign that"
                                + " the primary is gone",
                        "find out why the replica lags (load, class, network)")
                : Finding.ok(seconds + " s behind");
    }
}
