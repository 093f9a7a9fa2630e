package io.drfailover.probe;

import io.drfailover.contract.ProbeMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * Reads the newest value of CloudWatch's {@code AWS/RDS ReplicaLag} in the DR region. How much lag is too much is the
 * alarm's business; an idle PostgreSQL shows up to five minutes, because it switches its log at that pace.
 *
 * <p>-1 means that replication is not active (Amazon RDS User Guide, "Monitoring read replication"): no lag is
 * measured then, and the check fails.
 */
final class ReplicaLagCheck implements Check {
    static final String NAME = "replica_lag";
    /**
     * RDS writes it every minute, and CloudWatch takes a while to show it. Older than this, one bad value after which
     * nothing came would be read again and again, and one minute would look like five.
     */
    static final Duration WINDOW = Duration.ofMinutes(3);

    private static final int PERIOD_SECONDS = 60;

    private final CloudWatchClient cloudWatch;
    private final String replicaId;
    private final InstantSource clock;
    private final AwsAnswer aws = new AwsAnswer("CloudWatch");

    ReplicaLagCheck(CloudWatchClient cloudWatch, String replicaId, InstantSource clock) {
        this.cloudWatch = cloudWatch;
        this.replicaId = replicaId;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding look() {
        return aws.of(() -> judge(cloudWatch.getMetricData(request())));
    }

    @Override
    public Finding late() {
        return aws.late();
    }

    private GetMetricDataRequest request() {
        Instant now = clock.instant();
        var metric = Metric.builder()
                .namespace("AWS/RDS")
                .metricName("ReplicaLag")
                .dimensions(Dimension.builder()
                        .name("DBInstanceIdentifier")
                        .value(replicaId)
                        .build())
                .build();
        var query = MetricDataQuery.builder()
                .id("lag")
                .metricStat(MetricStat.builder()
                        .metric(metric)
                        .period(PERIOD_SECONDS)
                        .stat("Maximum")
                        .build())
                .build();
        return GetMetricDataRequest.builder()
                .metricDataQueries(query)
                .startTime(now.minus(WINDOW))
                .endTime(now)
                .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                .build();
    }

    private static Finding judge(GetMetricDataResponse response) {
        var newest = response.metricDataResults().stream()
                .flatMap(result -> result.values().stream())
                .findFirst();
        if (newest.isEmpty()) {
            return Finding.unknown("CloudWatch has no value of the last " + WINDOW.toMinutes() + " minutes");
        }
        double lag = newest.get();
        return lag < 0
                ? Finding.failing("replication is not active", Map.of())
                : Finding.ok(Math.round(lag) + " s behind", Map.of(ProbeMetric.REPLICA_LAG, lag));
    }
}
