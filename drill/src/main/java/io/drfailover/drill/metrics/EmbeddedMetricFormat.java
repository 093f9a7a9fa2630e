package io.drfailover.drill.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the metrics in a log line
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html). A metric
 * or a dimension that the line names and does not give is left out, as CloudWatch does.
 */
public final class EmbeddedMetricFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddedMetricFormat() {}

    /** The metrics of a line; none where it is no embedded metric. */
    public static List<MetricDatum> parse(String line) {
        int begin = line.indexOf('{');
        if (begin < 0 || !line.contains("\"_aws\"")) {
            return List.of();
        }
        try {
            JsonNode root = JSON.readTree(line.substring(begin));
            Instant at = Instant.ofEpochMilli(root.at("/_aws/Timestamp").asLong());
            List<MetricDatum> metrics = new ArrayList<>();
            for (JsonNode directive : root.at("/_aws/CloudWatchMetrics")) {
                for (JsonNode dimensionSet : directive.path("Dimensions")) {
                    read(root, directive, dimensions(root, dimensionSet), at, metrics);
                }
            }
            return metrics;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static void read(
            JsonNode root, JsonNode directive, Map<String, String> dimensions, Instant at, List<MetricDatum> metrics) {
        String namespace = directive.path("Namespace").asText();
        for (JsonNode metric : directive.path("Metrics")) {
            String name = metric.path("Name").asText();
            String unit = metric.path("Unit").asText("None");
            JsonNode measured = root.path(name);
            for (JsonNode value : measured.isArray() ? measured : List.of(measured)) {
                if (value.isNumber()) {
                    metrics.add(new MetricDatum(namespace, name, dimensions, value.doubleValue(), unit, at));
                }
            }
        }
    }

    private static Map<String, String> dimensions(JsonNode root, JsonNode names) {
        Map<String, String> dimensions = new TreeMap<>();
        for (JsonNode name : names) {
            if (root.path(name.asText()).isTextual()) {
                dimensions.put(name.asText(), root.path(name.asText()).asText());
            }
        }
        return dimensions;
    }
}
