package io.drfailover.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.ProbeMetric;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeReportTest {
    private static final Finding SERVES = Finding.ok(
            "HTTP 200", Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 1.0, ProbeMetric.LOAD_BALANCER_TIME, 41.0));
    private static final Finding SILENT =
            Finding.silent("no answer within 5000 ms", Map.of(ProbeMetric.LOAD_BALANCER_ANSWERS, 0.0));
    private static final Finding DEAF =
            Finding.silent("no connection within 3000 ms", Map.of(ProbeMetric.DATABASE_REACHABLE, 0.0));
    private static final Finding REPLICATES = Finding.ok("replicating", Map.of(ProbeMetric.REPLICATION_HEALTHY, 1.0));
    private static final Finding BROKEN = Finding.failing("error", Map.of(ProbeMetric.REPLICATION_HEALTHY, 0.0));
    private static final Finding INACTIVE = Finding.failing("replication is not active", Map.of());
    private static final Finding BEHIND = Finding.ok("3 s behind", Map.of(ProbeMetric.REPLICA_LAG, 3.0));

    private static ProbeReport report(Finding loadBalancer, Finding database, Finding replication, Finding lag) {
        return ProbeReport.of(List.of(
                new CheckResult("load_balancer", loadBalancer, Duration.ofMillis(42)),
                new CheckResult("database", database, Duration.ofMillis(3)),
                new CheckResult("replication", replication, Duration.ofMillis(80)),
                new CheckResult(ReplicaLagCheck.NAME, lag, Duration.ofMillis(60))));
    }

    @Test
    void answer_isAsDocumented() throws IOException {
        var answer = report(SILENT, Finding.unheard("PRIMARY_DATABASE_HOST is not set"), REPLICATES, BEHIND)
                .answer();

        assertThat(new JsonMapper().readTree(answer.toString()))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                {"statusCode": 200, "body": {"message": "probe completed", "checks": [
                  {"name": "load_balancer", "state": "failing", "seen": "no answer within 5000 ms", "took_ms": 42},
                  {"name": "database", "state": "unknown", "seen": "PRIMARY_DATABASE_HOST is not set", "took_ms": 3},
                  {"name": "replication", "state": "ok", "seen": "replicating", "took_ms": 80},
                  {"name": "replica_lag", "state": "ok", "seen": "3 s behind", "took_ms": 60}]}}
                """));
    }

    @Test
    void metrics_allHealthy_areAllOfTheContract() {
        var healthy =
                report(SERVES, Finding.ok("accepts", Map.of(ProbeMetric.DATABASE_REACHABLE, 1.0)), REPLICATES, BEHIND);

        assertThat(healthy.metrics()).containsOnlyKeys(ProbeMetric.values());
        assertThat(healthy.hasFailing()).isFalse();
    }

    @Test
    void metrics_notLookedAt_areMissingAndNotZero() {
        var report = report(
                SERVES,
                Finding.unheard("not set"),
                Finding.unknown("RDS refused: Throttling"),
                Finding.unknown("none"));

        assertThat(report.metrics())
                .containsOnlyKeys(
                        ProbeMetric.LOAD_BALANCER_ANSWERS, ProbeMetric.LOAD_BALANCER_TIME, ProbeMetric.PROBE_COMPLETED);
    }

    @Test
    void metrics_lagSaysInactiveOfAReplicaThatIsUp_isNotHealthy() {
        assertThat(report(SERVES, DEAF, REPLICATES, INACTIVE).metrics())
                .containsEntry(ProbeMetric.REPLICATION_HEALTHY, 0.0)
                .doesNotContainKey(ProbeMetric.REPLICA_LAG);
        assertThat(report(SERVES, DEAF, BROKEN, INACTIVE).metrics())
                .containsEntry(ProbeMetric.REPLICATION_HEALTHY, 0.0);
    }

    @Test
    void metrics_lagSaysInactiveOfAReplicaThatRestarts_isNotMeasured() {
        assertThat(report(SERVES, DEAF, Finding.unknown("replica is rebooting itself"), INACTIVE)
                        .metrics())
                .doesNotContainKey(ProbeMetric.REPLICATION_HEALTHY);
    }

    @Test
    void metrics_primaryIsSilentButAwsHereAnswers_areBelieved() {
        assertThat(report(SILENT, DEAF, Finding.unknown("RDS refused: Throttling"), Finding.unheard("silent"))
                        .metrics())
                .containsEntry(ProbeMetric.LOAD_BALANCER_ANSWERS, 0.0)
                .containsEntry(ProbeMetric.DATABASE_REACHABLE, 0.0);
    }

    @Test
    void metrics_nobodyAnsweredAtAll_areNoneBecauseTheProbeIsBlind() {
        var blind = report(SILENT, DEAF, Finding.unheard("RDS silent"), Finding.unheard("CloudWatch silent"));

        assertThat(blind.isBlind()).isTrue();
        assertThat(blind.metrics()).isEmpty();
        assertThat(blind.hasFailing()).isFalse();
        assertThat(blind.answer().at("/body/message").asText()).contains("blind");
        assertThat(blind.summary()).contains("no answer within 5000 ms, but nothing else answered");
    }

    @Test
    void finding_longMessageOfSeveralLines_becomesOneShortLine() {
        assertThat(Finding.unknown("a\n b" + "c".repeat(500)).seen())
                .startsWith("a bcc")
                .endsWith("…")
                .hasSizeLessThan(210);
    }
}
