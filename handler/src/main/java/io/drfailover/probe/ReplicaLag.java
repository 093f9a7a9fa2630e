package io.drfailover.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * The series {@code AWS/RDS ReplicaLag} of the replica, as CloudWatch in the DR region keeps it: the largest value of
 * each minute.
 */
public final class ReplicaLag {
    private static final int PERIOD_SECONDS = 60;

    private final CloudWatchClient cloudWatch;
    private final String replicaId;

    public ReplicaLag(CloudWatchClient cloudWatch, String replicaId) {
        this.cloudWatch = cloudWatch;
        this.replicaId = replicaId;
    }

    /**
     * One minute.
     *
     * @param at when the minute began; the value was measured then or up to a minute later
     * @param seconds behind; negative when replication was not active
     */
    public record Datapoint(Instant at, double seconds) {
        /** Whether replication was active. */
        public boolean isActive() {
            return seconds >= 0;
        }
    }

    /**
     * The minutes that began in the given time, the newest first.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when CloudWatch refuses or does not answer
     */
    public List<Datapoint> between(Instant from, Instant to) {
        List<Datapoint> datapoints = new ArrayList<>();
        for (MetricDataResult result :
                cloudWatch.getMetricData(request(from, to)).metricDataResults()) {
            int count = Math.min(result.timestamps().size(), result.values().size());
            for (int i = 0; i < count; i++) {
                datapoints.add(new Datapoint(
                        result.timestamps().get(i), result.values().get(i)));
            }
        }
        datapoints.sort(Comparator.comparing(Datapoint::at).reversed());
        return datapoints;
    }

    private GetMetricDataRequest request(Instant from, Instant to) {
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
                .startTime(from)
                .endTime(to)
                .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                .build();
    }
}
