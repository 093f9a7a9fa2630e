package io.drfailover.drill.metrics;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One value of a metric.
 *
 * @param namespace CloudWatch's namespace
 * @param name the metric
 * @param dimensions its dimensions
 * @param value what was measured
 * @param unit as CloudWatch names it; {@code None} without one
 * @param at when
 */
public record MetricDatum(
        String namespace, String name, Map<String, String> dimensions, double value, String unit, Instant at) {
    public MetricDatum {
        dimensions = Map.copyOf(dimensions);
    }

    /** The parameters of a PutMetricData in AWS's query protocol. */
    public Map<String, String> asQuery() {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "Action",
                "PutMetricData",
                "Version",
                "2010-08-01",
                "Namespace",
                namespace,
                "MetricData.member.1.MetricName",
                name,
                "MetricData.member.1.Value",
                Double.toString(value),
                "MetricData.member.1.Unit",
                unit,
                "MetricData.member.1.Timestamp",
                at.toString()));
        int number = 0;
        for (Map.Entry<String, String> dimension : new TreeMap<>(dimensions).entrySet()) {
            String member = "MetricData.member.1.Dimensions.member." + ++number;
            parameters.put(member + ".Name", dimension.getKey());
            parameters.put(member + ".Value", dimension.getValue());
        }
        return parameters;
    }
}
