package io.drfailover.stacks.standby;

import io.drfailover.contract.ProbeMetric;
import io.drfailover.contract.ReadinessMetric;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.settings.StackSettings;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric of CloudWatch in the DR region.
 *
 * @param namespace for example {@code AWS/Lambda}
 * @param name as CloudWatch writes it
 * @param dimensions all of them: CloudWatch takes another set for another metric
 * @param statistic of one period
 */
record Metric(String namespace, String name, Map<String, String> dimensions, String statistic) {
    Metric {
        dimensions = Map.copyOf(dimensions);
    }

    /**
     * What the probe has written. The largest value of a minute counts: of two probes in one minute, one that was
     * answered is enough.
     */
    static Metric probe(ProbeMetric metric, StackSettings settings) {
        return ours(metric.metricName(), settings, "Maximum");
    }

    /** What a check of readiness has written. */
    static Metric readiness(ReadinessMetric metric, String statistic, StackSettings settings) {
        return ours(metric.metricName(), settings, statistic);
    }

    private static Metric ours(String name, StackSettings settings, String statistic) {
        return new Metric(
                ProbeMetric.NAMESPACE,
                name,
                Map.of(
                        ProbeMetric.PRIMARY_REGION_DIMENSION,
                        settings.primary().region(),
                        ProbeMetric.REPLICA_DIMENSION,
                        settings.replica().id()),
                statistic);
    }

    /** What RDS in the DR region says of the replica. */
    static Metric replica(String name, StackSettings settings) {
        return new Metric(
                "AWS/RDS",
                name,
                Map.of("DBInstanceIdentifier", settings.replica().id()),
                "Maximum");
    }

    /** What Lambda says of one alias of the function. */
    static Metric function(String name, String statistic, Names names, String alias) {
        return new Metric(
                "AWS/Lambda",
                name,
                Map.of("FunctionName", names.function(), "Resource", names.function() + ":" + alias),
                statistic);
    }

    /** In an order that does not change from synthesis to synthesis. */
    Map<String, String> sortedDimensions() {
        return new TreeMap<>(dimensions);
    }
}
