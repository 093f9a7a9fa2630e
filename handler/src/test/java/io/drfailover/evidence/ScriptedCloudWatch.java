package io.drfailover.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch with one series and the alarms that the test says. Knows no other call. */
final class ScriptedCloudWatch implements CloudWatchClient {
    final TreeMap<Instant, Double> lag = new TreeMap<>();
    Supplier<DescribeAlarmsResponse> alarms =
            () -> DescribeAlarmsResponse.builder().build();
    Runnable trouble = () -> {};

    ScriptedCloudWatch lag(Map<Instant, Double> values) {
        lag.putAll(values);
        return this;
    }

    /** As CloudWatch: what began in the time asked for, its end excluded, in no order that is relied upon. */
    @Override
    public synchronized GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        trouble.run();
        var found = lag.subMap(request.startTime(), true, request.endTime(), false);
        return GetMetricDataResponse.builder()
                .metricDataResults(MetricDataResult.builder()
                        .timestamps(found.keySet())
                        .values(found.values())
                        .build())
                .build();
    }

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        trouble.run();
        if (request.alarmTypes().size() != 2) {
            throw new AssertionError("without both types CloudWatch shows metric alarms only");
        }
        return alarms.get();
    }

    @Override
    public String serviceName() {
        return "monitoring";
    }

    @Override
    public void close() {}
}
