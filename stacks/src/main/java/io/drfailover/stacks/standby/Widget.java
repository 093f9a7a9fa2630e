package io.drfailover.stacks.standby;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tile of the dashboard, as "Dashboard body structure and syntax" of the Amazon CloudWatch API Reference has it.
 *
 * @param type text, alarm or metric
 * @param width of 24
 * @param height in the same unit
 */
record Widget(String type, int width, int height, Map<String, Object> properties) {
    private static final int HEIGHT = 6;

    Widget {
        properties = new LinkedHashMap<>(properties);
    }

    static Widget text(String markdown, int height) {
        return new Widget("text", 24, height, Map.of("markdown", markdown));
    }

    static Widget alarms(String title, List<String> arns) {
        return new Widget("alarm", 24, 3, ordered("title", title, "alarms", arns));
    }

    /** A graph over time. */
    static Widget graph(String title, String region, String unit) {
        return new Widget(
                "metric",
                12,
                HEIGHT,
                ordered(
                        "title",
                        title,
                        "view",
                        "timeSeries",
                        "region",
                        region,
                        "period",
                        Window.MINUTE.toSeconds(),
                        "yAxis",
                        Map.of("left", ordered("label", unit, "showUnits", false, "min", 0)),
                        "metrics",
                        new ArrayList<>()));
    }

    /** A graph of what is measured less often than every minute: over the last week, whatever the dashboard shows. */
    Widget overAWeek(Duration period) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.put("period", period.toSeconds());
        all.put("start", "-P7D");
        all.put("end", "P0D");
        return new Widget(type, width, height, all);
    }

    Widget with(Metric metric, String label) {
        List<Object> row = new ArrayList<>(List.of(metric.namespace(), metric.name()));
        metric.sortedDimensions().forEach((name, value) -> {
            row.add(name);
            row.add(value);
        });
        row.add(ordered("label", label, "stat", metric.statistic()));
        return adding("metrics", row);
    }

    /** Every metric that a search finds. */
    Widget withSearch(String search, String id) {
        return adding("metrics", List.of(ordered("expression", search, "id", id)));
    }

    /** A line at the limit. */
    Widget withLimit(String label, double value) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.put("annotations", Map.of("horizontal", List.of(ordered("label", label, "value", value))));
        return new Widget(type, width, height, all);
    }

    private Widget adding(String list, Object element) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        List<Object> elements = new ArrayList<>((List<?>) all.getOrDefault(list, List.of()));
        elements.add(element);
        all.put(list, elements);
        return new Widget(type, width, height, all);
    }

    Map<String, Object> at(int x, int y) {
        return ordered("type", type, "x", x, "y", y, "width", width, "height", height, "properties", properties);
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
