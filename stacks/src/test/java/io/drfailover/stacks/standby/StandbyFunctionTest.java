package io.drfailover.stacks.standby;

import static io.drfailover.stacks.standby.StandbyJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.stacks.Synthesized;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The function, its aliases, and who invokes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyFunctionTest {
    private static final String LIVE = "${aws_lambda_alias.live.arn}";
    private static final String TOPIC = "${aws_sns_topic.failover.arn}";

    private StandbyJson stack = StandbyJson.NOTHING;

    @BeforeAll
    void synthesize() {
        stack = StandbyJson.of(Synthesized.SAMPLE);
    }

    @Test
    void function_always_isWhatTheHandlerNeeds() {
        JsonNode function = stack.resource("aws_lambda_function", "failover");
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
    void reservedConcurrency_always_leavesRoomForARunItsFollowerAndEverybodyWhoAsksMeanwhile() {
        assertThat(stack.resource("aws_lambda_function", "failover")
                        .path("reserved_concurrent_executions")
                        .asInt())
                // A run, its follower, the probe, the watchdog, a second alarm, the readiness check, a person's hold.
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void function_always_waitsForItsPermissions() {
        assertThat(texts(stack.resource("aws_lambda_function", "failover").path("depends_on")))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("aws_iam_role_policy_attachment.function_"));
    }

    @Test
    void code_always_isPinnedToTheUploadedVersion() {
        JsonNode function = stack.resource("aws_lambda_function", "failover");
        assertThat(function.path("s3_object_version").asText()).isEqualTo("${aws_s3_object.function.version_id}");
        assertThat(function.path("source_code_hash").asText()).isEqualTo("${filebase64sha256(local.function_file)}");
    }

    @Test
    void live_always_isTriedAgainAndItsFailureAnnounced() {
        JsonNode live = stack.resource("aws_lambda_function_event_invoke_config", "live");
        assertThat(live.path("maximum_retry_attempts").asInt()).isEqualTo(2);
        assertThat(live.at("/destination_config/on_failure/destination").asText())
                .isEqualTo(TOPIC);
    }

    /** Three attempts of 15 minutes, one and two minutes apart: the last one begins 33 minutes after the event. */
    @Test
    void live_always_keepsAnEventUntilItsLastRetry() {
        JsonNode live = stack.resource("aws_lambda_function_event_invoke_config", "live");
        assertThat(live.path("maximum_event_age_in_seconds").asInt()).isGreaterThanOrEqualTo(3600);
    }

    @Test
    void function_always_mayInvokeItselfByTheAliasLiveOnly() {
        List<JsonNode> statements = new ArrayList<>();
        stack.at("/data/aws_iam_policy_document/function_memory/statement").forEach(statements::add);
        assertThat(statements)
                .filteredOn(one -> texts(one.path("actions")).contains("lambda:InvokeFunction"))
                .singleElement()
                .satisfies(one -> assertThat(texts(one.path("resources")))
                        .singleElement()
                        .asString()
                        .endsWith(":function:konecta-erp-dev-failover:live"));
    }

    @Test
    void probe_always_isNeverTriedAgain() {
        JsonNode probe = stack.resource("aws_lambda_function_event_invoke_config", "probe");
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
        assertThat(stack.resource("aws_lambda_permission", "alarm")
                        .path("source_account")
                        .asText())
                .isEqualTo("${data.aws_caller_identity.current.account_id}");
        assertThat(stack.resource("aws_lambda_permission", "watch_topic")
                        .path("source_arn")
                        .asText())
                .contains(":sns:us-east-1:");
    }

    @Test
    void schedules_always_ringTheRightAliasWithTheRightEvent() {
        JsonNode probe = stack.resource("aws_scheduler_schedule", "probe");
        assertThat(probe.path("schedule_expression").asText()).isEqualTo("rate(1 minute)");
        assertThat(probe.at("/target/arn").asText()).isEqualTo("${aws_lambda_alias.probe.arn}");
        assertThat(probe.at("/target/input").asText()).isEqualTo("{\"action\":\"probe\"}");
        assertThat(probe.at("/target/retry_policy/maximum_retry_attempts").asInt(-1))
                .isZero();
        JsonNode readiness = stack.resource("aws_scheduler_schedule", "readiness");
        assertThat(readiness.at("/target/arn").asText()).isEqualTo(LIVE);
        assertThat(readiness.at("/target/input").asText()).isEqualTo("{\"test\":true}");
        JsonNode watchdog = stack.resource("aws_scheduler_schedule", "watchdog");
        assertThat(watchdog.path("schedule_expression").asText()).isEqualTo("rate(1 minute)");
        assertThat(watchdog.at("/target/arn").asText()).isEqualTo(LIVE);
        assertThat(watchdog.at("/target/input").asText()).isEqualTo("{\"action\":\"resume\"}");
        assertThat(watchdog.at("/target/retry_policy/maximum_retry_attempts").asInt(-1))
                .isZero();
        assertThat(watchdog.at("/target/retry_policy/maximum_event_age_in_seconds")
                        .asInt())
                .isEqualTo(60);
        assertThat(texts(stack.document("schedule").at("/statement/0/resources")))
                .hasSize(2)
                .allMatch(arn -> arn.contains(":lambda:eu-west-1:"))
                .anyMatch(arn -> arn.endsWith(":function:konecta-erp-dev-failover:live"))
                .anyMatch(arn -> arn.endsWith(":function:konecta-erp-dev-failover:probe"));
    }
}
