package io.drfailover.drill.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMetricFormatTest {
    private static final String LINE =
            """
            {"_aws":{"Timestamp":1700000000000,"CloudWatchMetrics":[{"Namespace":"DrFailover",\
            "Dimensions":[["PrimaryRegion","Replica"]],\
            "Metrics":[{"Name":"LoadBalancerAnswers","Unit":"Count"},{"Name":"Lag"},{"Name":"Missing"}]}]},\
            "PrimaryRegion":"us-east-1","Replica":"r","LoadBalancerAnswers":1,"Lag":[2.5,3]}""";

    @Test
    void parse_line_givesEveryValueWithItsDimensions() {
        Map<String, String> dimensions = Map.of("PrimaryRegion", "us-east-1", "Replica", "r");
        Instant at = Instant.ofEpochMilli(1_700_000_000_000L);
        assertThat(EmbeddedMetricFormat.parse(LINE))
                .containsExactly(
                        new MetricDatum("DrFailover", "LoadBalancerAnswers", dimensions, 1, "Count", at),
                        new MetricDatum("DrFailover", "Lag", dimensions, 2.5, "None", at),
                        new MetricDatum("DrFailover", "Lag", dimensions, 3, "None", at));
    }

    @Test
    void parse_severalDimensionSets_givesTheMetricOnceForEach() {
        assertThat(EmbeddedMetricFormat.parse(
                        LINE.replace("[[\"PrimaryRegion\",\"Replica\"]]", "[[],[\"PrimaryRegion\"]]")))
                .extracting(MetricDatum::dimensions)
                .contains(Map.of(), Map.of("PrimaryRegion", "us-east-1"))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "{\"message\":\"_aws\"}", "{\"_aws\":{}}", "{\"_aws\":", "{\"_aws\":7}"})
    void parse_anythingElse_givesNothing(String line) {
        assertThat(EmbeddedMetricFormat.parse(line)).isEmpty();
    }

    @Test
    void asQuery_dimensions_areNumberedByName() {
        assertThat(EmbeddedMetricFormat.parse(LINE).get(0).asQuery())
                .containsEntry("Action", "PutMetricData")
                .containsEntry("MetricData.member.1.Dimensions.member.1.Name", "PrimaryRegion")
                .containsEntry("MetricData.member.1.Dimensions.member.2.Value", "r")
                .containsEntry("MetricData.member.1.Timestamp", "2023-11-14T22:13:20Z");
    }

    @Test
    void extraction_oneMetricIsRefused_saysWhichAndGoesOn() {
        List<String> taken = new CopyOnWriteArrayList<>();
        try (MetricExtraction extraction = new MetricExtraction(metric -> {
            if (metric.value() == 2.5) {
                throw new IllegalStateException("not taken");
            }
            taken.add(metric.name());
        })) {
            extraction.accept("a line of another kind");
            extraction.accept(LINE);
            await().until(() -> taken.size() == 2);
            assertThat(extraction.failure()).contains("Lag: not taken");
            await().until(() -> extraction.sent().size() == 2);
        }
    }
}
