package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.ReadinessMetric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** CloudWatch's own rules: CloudWatch User Guide, "Specification: Embedded metric format". */
@ResourceLock(Resources.SYSTEM_OUT)
class EmfReadinessLogTest {
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

    private JsonNode line(Subject subject) throws IOException {
        var blocked = new CheckResult("run", Finding.blocking("failed", "./dr status"), Duration.ofMillis(9));
        new EmfReadinessLog().write(new ReadinessReport(subject, List.of(blocked), RecoveryTime.unknown("new")));
        List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        return new JsonMapper().readTree(lines.get(0));
    }

    @Test
    void write_report_isOneLineWithExactlyTheContractsMetricsAndDimensions() throws IOException {
        JsonNode line = line(new Subject("eu-west-1", "us-east-1", "replica", "dr"));

        JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.path("Namespace").asText()).isEqualTo("DrFailover");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"PrimaryRegion\",\"Replica\"]]");
        assertThat(directive.path("Metrics").findValuesAsText("Name"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReadinessMetric.values())
                        .map(ReadinessMetric::metricName)
                        .toList());
        assertThat(line.path("ReadinessScore").asDouble()).isEqualTo(75.0);
        assertThat(line.path("ReadinessBlocking").asDouble()).isEqualTo(1.0);
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("message").asText()).contains("blocking: run (failed)");
        assertThat(line.at("/checks/0/remedy").asText()).isEqualTo("./dr status");
    }

    @Test
    void write_namesUnknown_isAWarningWithoutMetrics() throws IOException {
        JsonNode line = line(new Subject("eu-west-1", "us-east-1", "", ""));

        assertThat(line.has("_aws")).isFalse();
        assertThat(line.path("level").asText()).isEqualTo("WARN");
    }
}
