package io.drfailover.probe;

import io.drfailover.contract.ProbeMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Reads the newest value of CloudWatch's {@code AWS/RDS ReplicaLag} in the DR region. How much lag is too much is the
 * alarm's business; an idle PostgreSQL shows up to five minutes, because it switches its log at that pace.
 *
 * <p>-1 means that replication is not active (Amazon RDS User Guide, "Monitoring read replication"): no lag is
 * measured then, and the check fails.
 */
public final class ReplicaLagCheck implements Check {
    static final String NAME = "replica_lag";
    /**
     * RDS writes it every minute, and CloudWatch takes a while to show it. Older than this, one bad value after which
     * nothing came would be read again and again, and one minute would look like five.
     */
    public static final Duration WINDOW = Duration.ofMinutes(3);

    private final ReplicaLag lag;
    private final InstantSource clock;
    private final AwsAnswer aws = new AwsAnswer("CloudWatch");

    ReplicaLagCheck(CloudWatchClient cloudWatch, String replicaId, InstantSource clock) {
        this.lag = new ReplicaLag(cloudWatch, replicaId);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding look() {
        Instant now = clock.instant();
        return aws.of(() -> judge(lag.between(now.minus(WINDOW), now)));
    }

    @Override
    public Finding late() {
        return aws.late();
    }

    private static Finding judge(List<ReplicaLag.Datapoint> newestFirst) {
        if (newestFirst.isEmpty()) {
            return Finding.unknown("CloudWatch has no value of the last " + WINDOW.toMinutes() + " minutes");
        }
        double lag = newestFirst.get(0).seconds();
        return lag < 0
                ? Finding.failing("replication is not active", Map.of())
                : Finding.ok(Math.round(lag) + " s behind", Map.of(ProbeMetric.REPLICA_LAG, lag));
    }
}
