package io.drfailover.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch with one series, newest value first, or with an error. Knows no other call. */
final class ScriptedCloudWatch implements CloudWatchClient {
    final List<GetMetricDataRequest> requests = new ArrayList<>();
    private final Supplier<List<Double>> values;

    ScriptedCloudWatch(Supplier<List<Double>> values) {
        this.values = values;
    }

    @Override
    public synchronized GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        requests.add(request);
        List<Double> newestFirst = values.get();
        return GetMetricDataResponse.builder()
                .metricDataResults(MetricDataResult.builder()
                        .id("lag")
                        .timestamps(Stream.iterate(request.endTime(), t -> t.minusSeconds(60))
                                .limit(newestFirst.size())
                                .toList())
                        .values(newestFirst)
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return "cloudwatch";
    }

    @Override
    public void close() {}
}
