package io.drfailover.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessReportTest {
    private static final Subject SUBJECT = new Subject("eu-west-1", "us-east-1", "replica", "dr");

    private static CheckResult result(String name, Finding finding) {
        return new CheckResult(name, finding, Duration.ofMillis(7));
    }

    private static ReadinessReport report(CheckResult... results) {
        return new ReadinessReport(
                SUBJECT, List.of(results), RecoveryTime.of(Duration.ofMinutes(21), "of 3 recorded runs"));
    }

    @ParameterizedTest
    @CsvSource({"0,0,100,true", "1,0,75,false", "0,3,85,true", "2,2,40,false", "4,1,0,false", "0,22,0,true"})
    void score_blockingAndWarnings_areSubtractedAndNeverBelowZero(
            int blocking, int warnings, int score, boolean ready) {
        var results = Stream.concat(
                        Collections.nCopies(blocking, result("run", Finding.blocking("b", "r"))).stream(),
                        Collections.nCopies(warnings, result("hold", Finding.warning("w", "r"))).stream())
                .toArray(CheckResult[]::new);

        assertThat(report(results).score()).isEqualTo(score);
        assertThat(report(results).isReady()).isEqualTo(ready);
    }

    @Test
    void answer_notReady_saysWhatBlocksAndWhatToDo() {
        JsonNode body = report(
                        result("replica-lag", Finding.notMade("CloudWatch did not answer", "again")),
                        result("run", Finding.blocking("the run 1 has failed", "./dr status")),
                        result("hold", Finding.ok("nothing is held")))
                .answer()
                .path("body");

        assertThat(body.path("ready").asBoolean(true)).isFalse();
        assertThat(body.path("score").asInt()).isEqualTo(70);
        assertThat(body.path("blocking").asInt()).isEqualTo(1);
        assertThat(body.path("warnings").asInt()).isEqualTo(1);
        assertThat(body.path("estimated_rto_seconds").asInt()).isEqualTo(1260);
        assertThat(body.path("estimated_rto").asText()).isEqualTo("of 3 recorded runs");
        assertThat(body.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(body.path("rds_replica").asText()).isEqualTo("replica");
        assertThat(body.path("eks_cluster").asText()).isEqualTo("dr");
        assertThat(body.path("checks").findValuesAsText("name")).containsExactly("hold", "run", "replica-lag");
        assertThat(body.at("/checks/1").toString())
                .isEqualTo("{\"name\":\"run\",\"outcome\":\"blocking\",\"seen\":\"the run 1 has failed\","
                        + "\"remedy\":\"./dr status\",\"took_ms\":7}");
    }

    @Test
    void answer_noEstimate_isNullAndSaysWhy() {
        JsonNode answer = new ReadinessReport(SUBJECT, List.of(), RecoveryTime.unknown("no run yet")).answer();

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.at("/body/estimated_rto_seconds").isNull()).isTrue();
        assertThat(answer.at("/body/estimated_rto").asText()).isEqualTo("unknown: no run yet");
        assertThat(answer.at("/body/message").asText()).isEqualTo("ready for a failover; nothing was changed");
    }

    @Test
    void summary_severalFindings_namesWhatIsNotOk() {
        assertThat(report(
                                result("hold", Finding.ok("nothing is held")),
                                result("run", Finding.blocking("failed", "r")),
                                result("quotas", Finding.warning("unknown", "r")))
                        .summary())
                .isEqualTo("NOT ready for a failover, score 70; blocking: run (failed); warning: quotas (unknown)");
    }
}
