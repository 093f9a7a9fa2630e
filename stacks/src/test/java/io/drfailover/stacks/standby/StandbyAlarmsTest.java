package io.drfailover.stacks.standby;

import static io.drfailover.stacks.standby.StandbyJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.ProbeMetric;
import io.drfailover.contract.ReadinessMetric;
import io.drfailover.stacks.Synthesized;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is seen of the primary, and what it takes to ring the failover. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyAlarmsTest {
    private static final String LIVE = "${aws_lambda_alias.live.arn}";
    private static final String TOPIC = "${aws_sns_topic.failover.arn}";

    private StandbyJson stack = StandbyJson.NOTHING;

    @BeforeAll
    void synthesize() {
        stack = StandbyJson.of(Synthesized.SAMPLE);
    }

    @Test
    void single_always_onlyNotifies() {
        assertThat(stack.resources("aws_cloudwatch_metric_alarm")).hasSize(9).allSatisfy(alarm -> assertThat(
                        texts(alarm.body().path("alarm_actions")))
                .as(alarm.address())
                .containsExactly(TOPIC));
    }

    @Test
    void single_always_saysWhyItsNumbersAreWhatTheyAre() {
        assertThat(stack.resources("aws_cloudwatch_metric_alarm")).allSatisfy(alarm -> {
            JsonNode body = alarm.body();
            assertThat(body.path("treat_missing_data").asText()).isIn("breaching", "notBreaching", "ignore");
            assertThat(body.path("alarm_description").asText())
                    .as(alarm.address())
                    .contains("Missing data")
                    .doesNotContain("%")
                    // CloudWatch's limit.
                    .hasSizeLessThan(1024);
            assertThat(body.path("datapoints_to_alarm").asInt())
                    .isPositive()
                    .isLessThanOrEqualTo(body.path("evaluation_periods").asInt());
        });
    }

    @Test
    void ofThePrimary_neverCountConnectionsOrTakeMissingForDead() {
        for (String name : List.of("load_balancer_silent", "database_unreachable", "replication_broken")) {
            JsonNode alarm = stack.resource("aws_cloudwatch_metric_alarm", name);
            assertThat(alarm.path("namespace").asText()).isEqualTo(ProbeMetric.NAMESPACE);
            assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("notBreaching");
            assertThat(alarm.path("statistic").asText()).isEqualTo("Maximum");
            assertThat(alarm.path("datapoints_to_alarm").asInt()).isEqualTo(3);
            assertThat(alarm.path("evaluation_periods").asInt()).isEqualTo(5);
            assertThat(alarm.path("dimensions").toString())
                    .isEqualTo("{\"PrimaryRegion\":\"us-east-1\",\"Replica\":\"konecta-erp-dev-replica\"}");
        }
        assertThat(stack.root().toString()).doesNotContain("DatabaseConnections");
    }

    @Test
    void lag_ofAnIdlePostgresql_isNoAlarm() {
        JsonNode lag = stack.resource("aws_cloudwatch_metric_alarm", "replica_lag");
        assertThat(lag.path("threshold").asInt()).isGreaterThan(300);
        assertThat(lag.path("namespace").asText()).isEqualTo("AWS/RDS");
        assertThat(lag.path("metric_name").asText()).isEqualTo("ReplicaLag");
    }

    @Test
    void lag_ofAReplicaThatRestarts_isNoAlarm() {
        JsonNode lag = stack.resource("aws_cloudwatch_metric_alarm", "replica_lag");
        // No formula: -1 is below the limit.
        assertThat(lag.has("metric_query")).isFalse();
        assertThat(lag.path("comparison_operator").asText()).isEqualTo("GreaterThanThreshold");
        assertThat(lag.path("treat_missing_data").asText()).isEqualTo("notBreaching");
    }

    @Test
    void errors_ofAnInvocationThatRanForFifteenMinutes_areSeen() {
        JsonNode errors = stack.resource("aws_cloudwatch_metric_alarm", "function_errors");
        assertThat(errors.path("period").asInt()).isEqualTo(60);
        assertThat(errors.path("evaluation_periods").asInt()).isEqualTo(20);
        assertThat(errors.path("datapoints_to_alarm").asInt()).isEqualTo(1);
        assertThat(errors.has("ok_actions")).isFalse();
    }

    @Test
    void probeMissing_always_countsMissingDataAndIsNoSignal() {
        assertThat(stack.resource("aws_cloudwatch_metric_alarm", "probe_missing")
                        .path("treat_missing_data")
                        .asText())
                .isEqualTo("breaching");
        assertThat(stack.root().path("locals").toString()).doesNotContain("probe-missing");
    }

    @Test
    void notReady_oneBlockingCheck_isToldAndSoIsItsEnd() {
        JsonNode alarm = stack.resource("aws_cloudwatch_metric_alarm", "not_ready");
        assertThat(alarm.path("alarm_name").asText()).isEqualTo("konecta-erp-dev-not-ready");
        assertThat(alarm.path("metric_name").asText()).isEqualTo(ReadinessMetric.READINESS_BLOCKING.metricName());
        assertThat(alarm.path("comparison_operator").asText()).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.path("threshold").asInt(-1)).isZero();
        assertThat(alarm.path("datapoints_to_alarm").asInt()).isEqualTo(1);
        // Between two checks it stays what it was.
        assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("ignore");
        assertThat(alarm.path("period").asInt()).isEqualTo(60);
        assertThat(texts(alarm.path("ok_actions"))).containsExactly(TOPIC);
        assertThat(alarm.path("dimensions").toString())
                .isEqualTo("{\"PrimaryRegion\":\"us-east-1\",\"Replica\":\"konecta-erp-dev-replica\"}");
    }

    @Test
    void notEvaluated_twoChecksMissing_isTold() {
        JsonNode alarm = stack.resource("aws_cloudwatch_metric_alarm", "not_evaluated");
        assertThat(alarm.path("metric_name").asText()).isEqualTo(ReadinessMetric.READINESS_SCORE.metricName());
        assertThat(alarm.path("statistic").asText()).isEqualTo("SampleCount");
        assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("breaching");
        assertThat(alarm.path("period").asLong()).isEqualTo(Duration.ofHours(6).toSeconds());
        assertThat(alarm.path("evaluation_periods").asInt()).isEqualTo(2);
        assertThat(alarm.path("datapoints_to_alarm").asInt()).isEqualTo(2);
        assertThat(texts(alarm.path("ok_actions"))).containsExactly(TOPIC);
        assertThat(stack.root().path("locals").toString()).doesNotContain("not-evaluated", "not-ready");
    }

    @Test
    void notEvaluated_anotherSchedule_hasItsPeriod() {
        assertThat(StandbyJson.of(Synthesized.VARIANT)
                        .resource("aws_cloudwatch_metric_alarm", "not_evaluated")
                        .path("period")
                        .asLong())
                .isEqualTo(Duration.ofDays(1).toSeconds());
    }

    /** Amazon CloudWatch API Reference, PutMetricAlarm: the window is a day at most, a week from periods of an hour on. */
    @Test
    void window_ofEveryAlarm_isWhatCloudWatchAllows() {
        assertThat(stack.resources("aws_cloudwatch_metric_alarm")).allSatisfy(alarm -> {
            long period = alarm.body().path("period").asLong();
            long window = period * alarm.body().path("evaluation_periods").asLong();
            assertThat(window)
                    .as(alarm.address())
                    .isLessThanOrEqualTo(Duration.ofDays(period < 3600 ? 1 : 7).toSeconds());
        });
    }

    @Test
    void primaryDown_always_takesTwoSignals() {
        String silent = "ALARM(\"konecta-erp-dev-load-balancer-silent\")";
        String unreachable = "ALARM(\"konecta-erp-dev-database-unreachable\")";
        String broken = "(ALARM(\"konecta-erp-dev-replication-broken\") OR ALARM(\"konecta-erp-dev-replica-lag\"))";
        assertThat(stack.at("/locals/rule_without_database").asText())
                .isEqualTo("(%s AND %s)".formatted(silent, broken));
        assertThat(stack.at("/locals/rule_with_database").asText())
                .isEqualTo(
                        "(%1$s AND %2$s) OR (%1$s AND %3$s) OR (%2$s AND %3$s)".formatted(silent, unreachable, broken));
        JsonNode alarm = stack.resource("aws_cloudwatch_composite_alarm", "primary_down");
        assertThat(alarm.path("alarm_rule").asText())
                .isEqualTo(
                        "${var.primary_database_host != \"\" ? local.rule_with_database : local.rule_without_database}");
        assertThat(stack.resource("aws_cloudwatch_metric_alarm", "database_unreachable")
                        .path("count")
                        .asText())
                .isEqualTo("${var.primary_database_host != \"\" ? 1 : 0}");
    }

    @Test
    void primaryDown_disarmedByAPerson_staysSo() {
        JsonNode alarm = stack.resource("aws_cloudwatch_composite_alarm", "primary_down");
        assertThat(alarm.path("actions_enabled").asBoolean()).isTrue();
        assertThat(texts(alarm.at("/lifecycle/ignore_changes"))).containsExactly("actions_enabled");
        assertThat(alarm.path("alarm_description").asText())
                .contains("disable-alarm-actions --alarm-names konecta-erp-dev-primary-down")
                .hasSizeLessThan(1024);
    }

    @Test
    void primaryDown_notArmed_doesNotAct() {
        assertThat(StandbyJson.of(Synthesized.VARIANT)
                        .resource("aws_cloudwatch_composite_alarm", "primary_down")
                        .path("actions_enabled")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void primaryDown_always_ringsTheFunctionAndTellsPeople() {
        JsonNode alarm = stack.resource("aws_cloudwatch_composite_alarm", "primary_down");
        assertThat(texts(alarm.path("alarm_actions"))).containsExactly(LIVE, TOPIC);
        assertThat(texts(alarm.path("ok_actions"))).containsExactly(TOPIC);
        // It must not go off before it is allowed to ring.
        assertThat(texts(alarm.path("depends_on")))
                .contains("aws_lambda_permission.alarm", "aws_sns_topic_policy.failover");
    }
}
