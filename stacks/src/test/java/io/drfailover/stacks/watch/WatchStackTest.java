package io.drfailover.stacks.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.stacks.Synthesized;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchStackTest {
    private Synthesized stack = Synthesized.NOTHING;

    @BeforeAll
    void synthesize() {
        stack = Synthesized.of(Synthesized.SAMPLE, WatchStack::new);
    }

    @Test
    void provider_always_isThePrimaryRegionAndTheStateIsNot() {
        assertThat(stack.json().at("/provider/aws/0/region").asText()).isEqualTo("us-east-1");
        JsonNode state = stack.json().at("/terraform/backend/s3");
        assertThat(state.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(state.path("bucket").asText()).isEqualTo("dr-failover-state-eu-west-1");
        assertThat(state.path("key").asText()).isEqualTo("watch.tfstate");
        assertThat(state.path("use_lockfile").asBoolean()).isTrue();
    }

    @Test
    void decision_always_needsTheDatabaseAndTheLoadBalancer() {
        JsonNode decision = resource("aws_cloudwatch_composite_alarm", "primary_down");
        assertThat(decision.path("alarm_name").asText()).isEqualTo("konecta-erp-dev-primary-down");
        assertThat(decision.path("alarm_rule").asText())
                .isEqualTo("ALARM(\"${aws_cloudwatch_metric_alarm.database_silent.alarm_name}\") AND ("
                        + "ALARM(\"${aws_cloudwatch_metric_alarm.no_healthy_target.alarm_name}\") OR "
                        + "ALARM(\"${aws_cloudwatch_metric_alarm.load_balancer_errors.alarm_name}\"))");
    }

    @Test
    void decision_disarmedByAPerson_staysSo() {
        JsonNode decision = resource("aws_cloudwatch_composite_alarm", "primary_down");
        assertThat(decision.path("actions_enabled").asBoolean()).isTrue();
        assertThat(decision.at("/lifecycle/ignore_changes").toString()).isEqualTo("[\"actions_enabled\"]");
        assertThat(decision.path("alarm_description").asText())
                .contains("disable-alarm-actions --alarm-names konecta-erp-dev-primary-down")
                .hasSizeLessThan(1024);
    }

    @Test
    void functionsTopic_always_isPublishedToByTheDecisionAlone() {
        for (Synthesized.Resource alarm : stack.resources("aws_cloudwatch_metric_alarm")) {
            assertThat(alarm.body().path("alarm_actions").toString())
                    .as(alarm.address())
                    .isEqualTo("[\"${aws_sns_topic.notices.arn}\"]");
        }
        JsonNode statement = stack.json().at("/data/aws_iam_policy_document/primary_down/statement");
        assertThat(statement).hasSize(1);
        assertThat(statement.findValuesAsText("variable")).containsExactly("aws:SourceAccount", "aws:SourceArn");
        assertThat(statement.at("/0/condition/1/values"))
                .singleElement()
                .extracting(JsonNode::asText)
                .asString()
                .endsWith(
                        ":us-east-1:${data.aws_caller_identity.current.account_id}:alarm:konecta-erp-dev-primary-down");
    }

    @Test
    void subscription_always_isTheAliasInTheDrRegion() {
        JsonNode function = resource("aws_sns_topic_subscription", "function");
        assertThat(function.path("protocol").asText()).isEqualTo("lambda");
        assertThat(function.path("endpoint").asText())
                .contains(":lambda:eu-west-1:")
                .endsWith(":function:konecta-erp-dev-failover:live");
    }

    @Test
    void database_idle_neverLooksDead() {
        JsonNode alarm = resource("aws_cloudwatch_metric_alarm", "database_silent");
        assertThat(alarm.path("metric_name").asText()).isNotEqualTo("DatabaseConnections");
        // No value of this metric is below it: only silence counts, and all of the minutes.
        assertThat(alarm.path("threshold").asInt()).isZero();
        assertThat(alarm.path("comparison_operator").asText()).isEqualTo("LessThanThreshold");
        assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("breaching");
        assertThat(alarm.path("datapoints_to_alarm").asInt())
                .isEqualTo(alarm.path("evaluation_periods").asInt());
    }

    @Test
    void loadBalancer_cloudWatchReceivesNothing_raisesNoAlarm() {
        for (String name : List.of("no_healthy_target", "load_balancer_errors")) {
            assertThat(resource("aws_cloudwatch_metric_alarm", name)
                            .path("treat_missing_data")
                            .asText())
                    .as(name)
                    .isEqualTo("notBreaching");
        }
    }

    @Test
    void alarms_always_sayHowMissingDataIsMeant() {
        assertThat(stack.resources("aws_cloudwatch_metric_alarm")).hasSize(3).allSatisfy(alarm -> {
            assertThat(alarm.body().path("treat_missing_data").asText()).isIn("breaching", "notBreaching");
            assertThat(alarm.body().path("alarm_description").asText())
                    .containsIgnoringCase("missing data")
                    .contains("Alone it only notifies.")
                    // CloudWatch's limit.
                    .hasSizeLessThan(1024);
        });
    }

    @Test
    void topics_always_areEncryptedWithAKeyThatAlarmsMayUse() {
        assertThat(stack.resources("aws_sns_topic"))
                .filteredOn(one -> one.type().equals("aws_sns_topic"))
                .hasSize(2)
                .allSatisfy(topic -> assertThat(
                                topic.body().path("kms_master_key_id").asText())
                        .isEqualTo("${aws_kms_key.topics.arn}"));
        assertThat(stack.json().at("/data/aws_iam_policy_document/key/statement/1/actions"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("kms:Decrypt", "kms:GenerateDataKey");
    }

    @Test
    void emails_fromTheSettings_areSubscribedByAddress() {
        assertThat(resource("aws_sns_topic_subscription", "email")
                        .path("for_each")
                        .asText())
                .isEqualTo("${toset([])}");
        JsonNode variant = Synthesized.of(Synthesized.VARIANT, WatchStack::new).json();
        assertThat(variant.at("/resource/aws_sns_topic_subscription/email/for_each")
                        .asText())
                .isEqualTo("${toset([\"on-call@konecta.example\"])}");
    }

    @Test
    void networkLoadBalancer_always_isWatchedWithoutAnswersOfItsOwn() {
        Synthesized variant = Synthesized.of(Synthesized.VARIANT, WatchStack::new);
        assertThat(variant.resources("aws_cloudwatch_metric_alarm"))
                .extracting(Synthesized.Resource::name)
                .containsExactlyInAnyOrder("database_silent", "no_healthy_target");
        assertThat(variant.json()
                        .at("/resource/aws_cloudwatch_metric_alarm/no_healthy_target/namespace")
                        .asText())
                .isEqualTo("AWS/NetworkELB");
        assertThat(variant.json()
                        .at("/resource/aws_cloudwatch_composite_alarm/primary_down/alarm_rule")
                        .asText())
                .endsWith(" AND (ALARM(\"${aws_cloudwatch_metric_alarm.no_healthy_target.alarm_name}\"))");
    }

    private JsonNode resource(String type, String name) {
        return stack.json().path("resource").path(type).path(name);
    }
}
