package io.drfailover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.ProbeMetric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** CloudWatch's own rules: CloudWatch User Guide, "Specification: Embedded metric format". */
@ResourceLock(Resources.SYSTEM_OUT)
class EmfProbeLogTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    @BeforeEach
    void captureTheLog() {
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreTheLog() {
        System.setOut(before);
    }

    private List<String> written(Map<ProbeMetric, Double> measured, boolean answered) {
        var finding = new Finding(CheckState.FAILING, "HTTP 503", measured, answered);
        new EmfProbeLog("us-east-1", "replica")
                .write(ProbeReport.of(List.of(new CheckResult("load_balancer", finding, Duration.ofMillis(9)))));
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private JsonNode line(Map<ProbeMetric, Double> measured) throws IOException {
        List<String> lines = written(measured, true);
        assertThat(lines).hasSize(1);
        return new JsonMapper().readTree(lines.get(0));
    }

    private static Map<String, String> units(JsonNode directive) {
        Map<String, String> units = new HashMap<>();
        directive
                .path("Metrics")
                .forEach(m -> units.put(m.path("Name").asText(), m.path("Unit").asText("None")));
        return units;
    }

    @Test
    void write_everythingMeasured_isOneLineWithExactlyTheContractsMetricsAndDimensions() throws IOException {
        Map<ProbeMetric, Double> all = new HashMap<>();
        Arrays.stream(ProbeMetric.values())
                .forEach(metric -> all.put(metric, metric == ProbeMetric.REPLICA_LAG ? 7.0 : 1.0));

        JsonNode line = line(all);

        JsonNode directives = line.at("/_aws/CloudWatchMetrics");
        assertThat(directives).hasSize(1);
        JsonNode directive = directives.get(0);
        assertThat(directive.path("Namespace").asText()).isEqualTo(ProbeMetric.NAMESPACE);
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"PrimaryRegion\",\"Replica\"]]");
        assertThat(line.path("PrimaryRegion").asText()).isEqualTo("us-east-1");
        assertThat(line.path("Replica").asText()).isEqualTo("replica");
        assertThat(line.at("/_aws/Timestamp").isIntegralNumber()).isTrue();
        assertThat(units(directive).keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProbeMetric.values())
                        .map(ProbeMetric::metricName)
                        .toList());
        assertThat(units(directive))
                .containsEntry("ReplicaLag", "Seconds")
                .containsEntry("LoadBalancerTime", "Milliseconds");
        assertThat(line.path("ReplicaLag").asDouble()).isEqualTo(7.0);
        assertThat(line.path("ProbeCompleted").asDouble()).isEqualTo(1.0);
    }

    @Test
    void write_notMeasured_isNeitherAMetricNorAField() throws IOException {
        JsonNode line = line(Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 0.0));

        assertThat(units(line.at("/_aws/CloudWatchMetrics/0")))
                .containsOnlyKeys("LoadBalancerAnswers", "ProbeCompleted");
        assertThat(line.has("DatabaseReachable")).isFalse();
        assertThat(line.path("LoadBalancerAnswers").asDouble(7)).isZero();
    }

    @Test
    void write_theSameLine_saysTheChecksInWords() throws IOException {
        JsonNode line = line(Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 0.0));

        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("message").asText()).isEqualTo("probe: load_balancer failing (HTTP 503)");
        assertThat(line.at("/checks/0/state").asText()).isEqualTo("failing");
        assertThat(line.at("/checks/0/took_ms").asInt()).isEqualTo(9);
    }

    @Test
    void write_blind_isAWarningWithoutMetrics() {
        assertThat(written(Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 0.0), false))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains("\"WARN\"", "probe is blind").doesNotContain("_aws"));
    }
}
