package io.drfailover.stacks.standby;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.ProbeMetric;
import io.drfailover.stacks.Synthesized;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyStackTest {
    private static final String LIVE = "${aws_lambda_alias.live.arn}";
    private static final String TOPIC = "${aws_sns_topic.failover.arn}";

    private Synthesized stack = Synthesized.NOTHING;
    private Synthesized variant = Synthesized.NOTHING;

    @BeforeAll
    void synthesize() {
        stack = Synthesized.of(Synthesized.SAMPLE, StandbyStack::new);
        variant = Synthesized.of(Synthesized.VARIANT, StandbyStack::new);
    }

    @Nested
    class Whole {
        @Test
        void state_always_isInTheStateBucketOfTheDrRegion() {
            JsonNode state = stack.json().at("/terraform/backend/s3");
            assertThat(state.path("bucket").asText()).isEqualTo("dr-failover-state-eu-west-1");
            assertThat(state.path("key").asText()).isEqualTo("standby.tfstate");
            assertThat(state.path("region").asText()).isEqualTo("eu-west-1");
            assertThat(stack.json().at("/provider/aws/0/region").asText()).isEqualTo("eu-west-1");
        }

        @Test
        void primaryRegion_always_isOnlyNamed() {
            // In the function's environment, in the metrics' dimensions, and as the source of the watch topic.
            for (Synthesized.Resource resource : stack.resources("aws_")) {
                String text = resource.body().toString();
                if (text.contains("us-east-1")) {
                    assertThat(resource.type())
                            .as(resource.address())
                            .isIn(
                                    "aws_lambda_function",
                                    "aws_lambda_permission",
                                    "aws_cloudwatch_metric_alarm",
                                    "aws_cloudwatch_dashboard");
                }
                assertThat(resource.body().has("provider"))
                        .as(resource.address())
                        .isFalse();
            }
        }

        @Test
        void variables_always_haveADefault() {
            assertThat(stack.json().path("variable").properties())
                    .extracting(variable -> variable.getKey())
                    .containsExactlyInAnyOrder(
                            "project_directory", "primary_url", "primary_database_host", "primary_database_port");
            assertThat(stack.json().path("variable"))
                    .allSatisfy(variable -> assertThat(variable.has("default")).isTrue());
        }

        @Test
        void outputs_always_areAllOfThem() {
            assertThat(stack.json().path("output").properties())
                    .extracting(output -> output.getKey())
                    .containsExactlyInAnyOrderElementsOf(Stream.of(StandbyOutput.values())
                            .map(StandbyOutput::outputName)
                            .toList());
        }

        @Test
        void whatCannotBeMadeAgain_always_isNeverDestroyed() {
            assertThat(List.of(resource("aws_s3_bucket", "dr"), resource("aws_kms_key", "dr")))
                    .allSatisfy(one -> assertThat(
                                    one.at("/lifecycle/prevent_destroy").asBoolean())
                            .isTrue());
        }

        @Test
        void policies_ofTheStack_allowNoWildcard() {
            for (JsonNode document : stack.json().at("/data/aws_iam_policy_document")) {
                for (JsonNode statement : document.path("statement")) {
                    if (!statement.path("effect").asText("Allow").equals("Deny")) {
                        assertThat(texts(statement.path("actions")))
                                .as(statement.toString())
                                .isNotEmpty()
                                .noneMatch(action -> action.contains("*"));
                    }
                }
            }
        }
    }

    @Nested
    class Storage {
        @Test
        void bucket_always_isPrivateEncryptedVersionedAndTlsOnly() {
            assertThat(resource("aws_s3_bucket_versioning", "dr")
                            .at("/versioning_configuration/status")
                            .asText())
                    .isEqualTo("Enabled");
            JsonNode encryption = resource("aws_s3_bucket_server_side_encryption_configuration", "dr")
                    .at("/rule/0");
            assertThat(encryption.path("bucket_key_enabled").asBoolean()).isTrue();
            assertThat(encryption
                            .at("/apply_server_side_encryption_by_default/kms_master_key_id")
                            .asText())
                    .isEqualTo("${aws_kms_key.dr.arn}");
            JsonNode access = resource("aws_s3_bucket_public_access_block", "dr");
            assertThat(List.of(
                            access.path("block_public_acls"),
                            access.path("block_public_policy"),
                            access.path("ignore_public_acls"),
                            access.path("restrict_public_buckets")))
                    .allMatch(JsonNode::asBoolean);
            JsonNode deny = document("bucket").at("/statement/0");
            assertThat(deny.path("effect").asText()).isEqualTo("Deny");
            assertThat(deny.at("/condition/0/variable").asText()).isEqualTo("aws:SecureTransport");
            assertThat(texts(deny.path("resources")))
                    .containsExactly("${aws_s3_bucket.dr.arn}", "${aws_s3_bucket.dr.arn}/*");
        }

        @Test
        void lifecycle_always_keepsTheLastVersionsAndOnlyClearsLocks() {
            for (JsonNode rule :
                    resource("aws_s3_bucket_lifecycle_configuration", "dr").path("rule")) {
                String prefix = rule.at("/filter/prefix").asText();
                // Nothing that is current expires.
                assertThat(rule.at("/expiration").has("days")).isFalse();
                if (rule.at("/noncurrent_version_expiration/noncurrent_days").asInt() == 1) {
                    assertThat(prefix).isEqualTo("state/recovery.tfstate.tflock");
                } else if (rule.has("noncurrent_version_expiration")) {
                    assertThat(rule.at("/noncurrent_version_expiration/newer_noncurrent_versions")
                                    .asInt())
                            .isGreaterThanOrEqualTo(10);
                }
            }
        }

        @Test
        void objects_always_waitForVersionsAndEncryptionAndSayHowTheirFileIsBuilt() {
            assertThat(stack.resources("aws_s3_object")).hasSize(3).allSatisfy(object -> {
                assertThat(texts(object.body().path("depends_on")))
                        .contains(
                                "aws_s3_bucket_versioning.dr", "aws_s3_bucket_server_side_encryption_configuration.dr");
                assertThat(object.body().path("source_hash").asText())
                        .isEqualTo("${filesha256(local.%s_file)}".formatted(object.name()));
                assertThat(object.body()
                                .at("/lifecycle/precondition/0/error_message")
                                .asText())
                        .contains("mvn -B -Dmaven.test.skip=true package");
                assertThat(object.body().at("/lifecycle/create_before_destroy").asBoolean())
                        .isTrue();
            });
        }

        @Test
        void toolchain_always_isTheOneOfThePinnedProvider() {
            assertThat(stack.json().at("/locals/toolchains").asText()).contains("\"terraform-*-aws-5.100.0.zip\"");
            assertThat(resource("aws_s3_object", "toolchain")
                            .at("/lifecycle/precondition/0/condition")
                            .asText())
                    .isEqualTo("${length(local.toolchains) == 1}");
        }

        @Test
        void key_always_letsAlarmsOfThisAccountUseIt() {
            JsonNode alarms = document("key").at("/statement/2");
            assertThat(alarms.at("/principals/0/identifiers/0").asText()).isEqualTo("cloudwatch.amazonaws.com");
            assertThat(texts(alarms.path("actions"))).containsExactlyInAnyOrder("kms:Decrypt", "kms:GenerateDataKey");
            assertThat(alarms.at("/condition/0/variable").asText()).isEqualTo("aws:SourceAccount");
        }

        @Test
        void key_always_canStillBeManaged() {
            // Otherwise AWS refuses the policy, or nobody can ever change it.
            assertThat(texts(document("key").at("/statement/0/actions")))
                    .contains("kms:PutKeyPolicy", "kms:GetKeyPolicy", "kms:DescribeKey", "kms:ScheduleKeyDeletion");
        }
    }

    @Nested
    class TheFunction {
        @Test
        void function_always_isWhatTheHandlerNeeds() {
            JsonNode function = resource("aws_lambda_function", "failover");
            assertThat(function.path("runtime").asText()).isEqualTo("java21");
            assertThat(function.path("handler").asText()).isEqualTo("io.drfailover.FailoverHandler::handleRequest");
            assertThat(texts(function.path("architectures"))).containsExactly("x86_64");
            assertThat(function.path("timeout").asInt()).isEqualTo(900);
            assertThat(function.path("memory_size").asInt()).isEqualTo(3008);
            assertThat(function.at("/ephemeral_storage/size").asInt()).isEqualTo(4096);
            assertThat(function.path("publish").asBoolean()).isTrue();
            assertThat(function.at("/logging_config/0/log_format").asText()).isEqualTo("JSON");
            // Above INFO, Lambda would drop the metrics.
            assertThat(function.at("/logging_config/0/application_log_level").asText())
                    .isEqualTo("INFO");
        }

        @Test
        void reservedConcurrency_always_leavesRoomForProbeFailoverAndDuplicates() {
            assertThat(resource("aws_lambda_function", "failover")
                            .path("reserved_concurrent_executions")
                            .asInt())
                    .isGreaterThanOrEqualTo(4);
        }

        @Test
        void function_always_waitsForItsPermissions() {
            assertThat(texts(resource("aws_lambda_function", "failover").path("depends_on")))
                    .isNotEmpty()
                    .allMatch(address -> address.startsWith("aws_iam_role_policy_attachment.function_"));
        }

        @Test
        void code_always_isPinnedToTheUploadedVersion() {
            JsonNode function = resource("aws_lambda_function", "failover");
            assertThat(function.path("s3_object_version").asText()).isEqualTo("${aws_s3_object.function.version_id}");
            assertThat(function.path("source_code_hash").asText())
                    .isEqualTo("${filebase64sha256(local.function_file)}");
        }

        @Test
        void live_always_isTriedAgainAndItsFailureAnnounced() {
            JsonNode live = resource("aws_lambda_function_event_invoke_config", "live");
            assertThat(live.path("maximum_retry_attempts").asInt()).isEqualTo(2);
            assertThat(live.at("/destination_config/on_failure/destination").asText())
                    .isEqualTo(TOPIC);
        }

        @Test
        void probe_always_isNeverTriedAgain() {
            JsonNode probe = resource("aws_lambda_function_event_invoke_config", "probe");
            assertThat(probe.path("maximum_retry_attempts").asInt(-1)).isZero();
            assertThat(probe.path("maximum_event_age_in_seconds").asInt()).isEqualTo(60);
            assertThat(probe.has("destination_config")).isFalse();
        }

        @Test
        void permissions_always_areForTheAliasLiveAndOneSourceEach() {
            assertThat(stack.resources("aws_lambda_permission")).hasSize(2).allSatisfy(permission -> {
                assertThat(permission.body().path("qualifier").asText()).isEqualTo("${aws_lambda_alias.live.name}");
                assertThat(permission.body().path("source_arn").asText())
                        .endsWith("konecta-erp-dev-primary-down")
                        .doesNotContain("*");
            });
            assertThat(resource("aws_lambda_permission", "alarm")
                            .path("source_account")
                            .asText())
                    .isEqualTo("${data.aws_caller_identity.current.account_id}");
            assertThat(resource("aws_lambda_permission", "watch_topic")
                            .path("source_arn")
                            .asText())
                    .contains(":sns:us-east-1:");
        }

        @Test
        void schedules_always_ringTheRightAliasWithTheRightEvent() {
            JsonNode probe = resource("aws_scheduler_schedule", "probe");
            assertThat(probe.path("schedule_expression").asText()).isEqualTo("rate(1 minute)");
            assertThat(probe.at("/target/arn").asText()).isEqualTo("${aws_lambda_alias.probe.arn}");
            assertThat(probe.at("/target/input").asText()).isEqualTo("{\"action\":\"probe\"}");
            assertThat(probe.at("/target/retry_policy/maximum_retry_attempts").asInt(-1))
                    .isZero();
            JsonNode readiness = resource("aws_scheduler_schedule", "readiness");
            assertThat(readiness.at("/target/arn").asText()).isEqualTo(LIVE);
            assertThat(readiness.at("/target/input").asText()).isEqualTo("{\"test\":true}");
            assertThat(texts(document("schedule").at("/statement/0/resources")))
                    .containsExactlyInAnyOrder(LIVE, "${aws_lambda_alias.probe.arn}");
        }
    }

    @Nested
    class Alarms {
        @Test
        void single_always_onlyNotifies() {
            assertThat(stack.resources("aws_cloudwatch_metric_alarm"))
                    .hasSize(7)
                    .allSatisfy(alarm -> assertThat(texts(alarm.body().path("alarm_actions")))
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
                JsonNode alarm = resource("aws_cloudwatch_metric_alarm", name);
                assertThat(alarm.path("namespace").asText()).isEqualTo(ProbeMetric.NAMESPACE);
                assertThat(alarm.path("treat_missing_data").asText()).isEqualTo("notBreaching");
                assertThat(alarm.path("statistic").asText()).isEqualTo("Maximum");
                assertThat(alarm.path("datapoints_to_alarm").asInt()).isEqualTo(3);
                assertThat(alarm.path("evaluation_periods").asInt()).isEqualTo(5);
                assertThat(alarm.path("dimensions").toString())
                        .isEqualTo("{\"PrimaryRegion\":\"us-east-1\",\"Replica\":\"konecta-erp-dev-replica\"}");
            }
            assertThat(stack.json().toString()).doesNotContain("DatabaseConnections");
        }

        @Test
        void lag_ofAnIdlePostgresql_isNoAlarm() {
            JsonNode lag = resource("aws_cloudwatch_metric_alarm", "replica_lag");
            assertThat(lag.path("threshold").asInt()).isGreaterThan(300);
            assertThat(lag.at("/metric_query/0/metric/namespace").asText()).isEqualTo("AWS/RDS");
            assertThat(lag.at("/metric_query/1/expression").asText()).isEqualTo("IF(measured < 0, 999999, measured)");
            assertThat(lag.path("treat_missing_data").asText()).isEqualTo("ignore");
        }

        @Test
        void probeMissing_always_countsMissingDataAndIsNoSignal() {
            assertThat(resource("aws_cloudwatch_metric_alarm", "probe_missing")
                            .path("treat_missing_data")
                            .asText())
                    .isEqualTo("breaching");
            assertThat(stack.json().path("locals").toString()).doesNotContain("probe-missing");
        }

        @Test
        void primaryDown_always_takesTwoSignals() {
            String silent = "ALARM(\"konecta-erp-dev-load-balancer-silent\")";
            String unreachable = "ALARM(\"konecta-erp-dev-database-unreachable\")";
            String broken = "(ALARM(\"konecta-erp-dev-replication-broken\") OR ALARM(\"konecta-erp-dev-replica-lag\"))";
            assertThat(stack.json().at("/locals/rule_without_database").asText())
                    .isEqualTo("(%s AND %s)".formatted(silent, broken));
            assertThat(stack.json().at("/locals/rule_with_database").asText())
                    .isEqualTo("(%1$s AND %2$s) OR (%1$s AND %3$s) OR (%2$s AND %3$s)"
                            .formatted(silent, unreachable, broken));
            JsonNode alarm = resource("aws_cloudwatch_composite_alarm", "primary_down");
            assertThat(alarm.path("alarm_rule").asText())
                    .isEqualTo(
                            "${var.primary_database_host != \"\" ? local.rule_with_database : local.rule_without_database}");
            assertThat(resource("aws_cloudwatch_metric_alarm", "database_unreachable")
                            .path("count")
                            .asText())
                    .isEqualTo("${var.primary_database_host != \"\" ? 1 : 0}");
        }

        @Test
        void primaryDown_always_ringsTheFunctionAndTellsPeople() {
            JsonNode alarm = resource("aws_cloudwatch_composite_alarm", "primary_down");
            assertThat(texts(alarm.path("alarm_actions"))).containsExactly(LIVE, TOPIC);
            assertThat(texts(alarm.path("ok_actions"))).containsExactly(TOPIC);
            // It must not go off before it is allowed to ring.
            assertThat(texts(alarm.path("depends_on")))
                    .contains("aws_lambda_permission.alarm", "aws_sns_topic_policy.failover");
        }
    }

    @Nested
    class Settings {
        @Test
        void emails_fromTheSettings_areSubscribedByAddress() {
            assertThat(stack.resources("aws_sns_topic_subscription")).isEmpty();
            assertThat(variant.json()
                            .at("/resource/aws_sns_topic_subscription/people/for_each")
                            .asText())
                    .isEqualTo("${toset([\"on-call@konecta.example\"])}");
        }

        @Test
        void serviceLinkedRoles_always_areMadeOrExpected() {
            assertThat(names(stack.json().at("/data/aws_iam_roles")))
                    .containsExactlyInAnyOrder("eks", "eks_nodegroup", "elasticloadbalancing", "autoscaling");
            assertThat(stack.resources("aws_iam_service_linked_role")).isEmpty();
            assertThat(names(variant.json().at("/resource/aws_iam_service_linked_role")))
                    .containsExactlyInAnyOrder("eks", "eks_nodegroup");
            assertThat(names(variant.json().at("/data/aws_iam_roles")))
                    .containsExactlyInAnyOrder("elasticloadbalancing", "autoscaling");
            assertThat(stack.json()
                            .at("/data/aws_iam_roles/eks/lifecycle/postcondition/0/error_message")
                            .asText())
                    .contains("--aws-service-name eks.amazonaws.com")
                    .contains("serviceLinkedRoles");
        }

        @Test
        void databaseHost_fromTheSettings_isTheVariablesDefault() {
            assertThat(stack.json()
                            .at("/variable/primary_database_host/default")
                            .asText("?"))
                    .isEmpty();
            assertThat(variant.json()
                            .at("/variable/primary_database_host/default")
                            .asText())
                    .isEqualTo("database.konecta.example");
        }

        @Test
        void dashboard_always_hasATitleAUnitAndOnlyAlarmsThatExist() throws IOException {
            JsonNode body = new ObjectMapper()
                    .readTree(resource("aws_cloudwatch_dashboard", "dr")
                            .path("dashboard_body")
                            .asText());
            List<JsonNode> graphs = new ArrayList<>();
            body.path("widgets").forEach(graphs::add);
            assertThat(graphs)
                    .filteredOn(one -> one.path("type").asText().equals("metric"))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(graph -> {
                        assertThat(graph.at("/properties/title").asText()).isNotBlank();
                        assertThat(graph.at("/properties/yAxis/left/label").asText())
                                .isNotBlank();
                        assertThat(graph.at("/properties/region").asText()).isEqualTo("eu-west-1");
                    });
            assertThat(body.toString()).doesNotContain("database-unreachable");
            assertThat(variant.json()
                            .at("/resource/aws_cloudwatch_dashboard/dr/dashboard_body")
                            .asText())
                    .contains("database-unreachable");
        }
    }

    private JsonNode resource(String type, String name) {
        JsonNode found = stack.json().path("resource").path(type).path(name);
        assertThat(found.isMissingNode()).as("%s.%s is missing", type, name).isFalse();
        return found;
    }

    private JsonNode document(String name) {
        return stack.json().at("/data/aws_iam_policy_document").path(name);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
