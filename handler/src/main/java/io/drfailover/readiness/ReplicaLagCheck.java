package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * How much would be lost now: the newest {@code AWS/RDS ReplicaLag} in the DR region.
 *
 * <p>Up to five minutes are nothing unusual: an idle PostgreSQL shows them, because it switches its log at that pace
 * (Amazon RDS User Guide, "Working with read replicas for Amazon RDS for PostgreSQL"). So the lag is judged by the two
 * settings that act on it, and by no third number.
 */
public final class ReplicaLagCheck implements ReadinessCheck {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int PERIOD_SECONDS = 60;

    private final CloudWatchClient cloudWatch;
    private final FailoverConfig config;
    private final InstantSource clock;

    public ReplicaLagCheck(CloudWatchClient cloudWatch, FailoverConfig config, InstantSource clock) {
        this.cloudWatch = cloudWatch;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return CheckName.REPLICA_LAG.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        return cloudWatch.getMetricData(request()).metricDataResults().stream()
                .flatMap(result -> result.values().stream())
                .findFirst()
                .map(this::judge)
                .orElseGet(() -> Finding.notMade(
                        "CloudWatch has no lag of the last " + WINDOW.toMinutes() + " minutes",
                        "see the check " + CheckName.REPLICA.text() + "; RDS writes the lag every minute"));
    }

    private Finding judge(double lag) {
        long seconds = Math.round(lag);
        OptionalLong most = config.decision().maxDataLossSeconds();
        if (lag < 0) {
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

    private GetMetricDataRequest request() {
        Instant now = clock.instant();
        var metric = Metric.builder()
                .namespace("AWS/RDS")
                .metricName("ReplicaLag")
                .dimensions(Dimension.builder()
                        .name("DBInstanceIdentifier")
                        .value(config.replicaId())
                        .build())
                .build();
        var stat = MetricStat.builder()
                .metric(metric)
                .period(PERIOD_SECONDS)
                .stat("Maximum")
                .build();
        return GetMetricDataRequest.builder()
                .metricDataQueries(
                        MetricDataQuery.builder().id("lag").metricStat(stat).build())
                .startTime(now.minus(WINDOW))
                .endTime(now)
                .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                .build();
    }
}
