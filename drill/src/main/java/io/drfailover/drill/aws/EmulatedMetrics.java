package io.drfailover.drill.aws;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CloudWatch's metrics that AWS reports by itself, such as those of RDS and of load balancers. */
public final class EmulatedMetrics {
    private final EmulatorControl control;

    EmulatedMetrics(EmulatorControl control) {
        this.control = control;
    }

    /** Reports a value every minute from now on; the first value also counts for the time before. */
    public void steady(String region, String namespace, String name, Map<String, String> dimensions, double value) {
        put(region, namespace, name, dimensions, value);
    }

    /** Reports nothing more: from now on the metric's data is missing. */
    public void silent(String region, String namespace, String name, Map<String, String> dimensions) {
        put(region, namespace, name, dimensions, null);
    }

    /**
     * Takes datapoints as an application reports them.
     *
     * @param datapoints parameters of PutMetricData in the query protocol
     */
    public void report(String region, Map<String, String> datapoints) {
        control.query("monitoring", region, datapoints);
    }

    private void put(
            String region, String namespace, String name, Map<String, String> dimensions, @Nullable Double value) {
        Map<String, @Nullable Object> wish = new HashMap<>();
        wish.put("region", region);
        wish.put("namespace", namespace);
        wish.put("name", name);
        wish.put("dimensions", dimensions);
        wish.put("value", value);
        control.put("/drill/metric", wish);
    }
}
