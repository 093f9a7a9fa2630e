package io.drfailover.stacks.standby;

import static io.drfailover.stacks.standby.StandbyJson.names;
import static io.drfailover.stacks.standby.StandbyJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.stacks.Synthesized;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyStackTest {
    private StandbyJson stack = StandbyJson.NOTHING;
    private StandbyJson variant = StandbyJson.NOTHING;

    @BeforeAll
    void synthesize() {
        stack = StandbyJson.of(Synthesized.SAMPLE);
        variant = StandbyJson.of(Synthesized.VARIANT);
    }

    @Test
    void state_always_isInTheStateBucketOfTheDrRegion() {
        JsonNode state = stack.at("/terraform/backend/s3");
        assertThat(state.path("bucket").asText()).isEqualTo("dr-failover-state-eu-west-1");
        assertThat(state.path("key").asText()).isEqualTo("standby.tfstate");
        assertThat(state.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(stack.at("/provider/aws/0/region").asText()).isEqualTo("eu-west-1");
    }

    @Test
    void primaryRegion_always_isOnlyNamed() {
        // In the function's environment, in the metrics' dimensions, and as the source of the watch topic.
        for (Synthesized.Resource resource : stack.all()) {
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
            assertThat(resource.body().has("provider")).as(resource.address()).isFalse();
        }
    }

    @Test
    void variables_always_haveADefault() {
        assertThat(stack.root().path("variable").properties())
                .extracting(variable -> variable.getKey())
                .containsExactlyInAnyOrder(
                        "project_directory", "primary_url", "primary_database_host", "primary_database_port");
        assertThat(stack.root().path("variable"))
                .allSatisfy(variable -> assertThat(variable.has("default")).isTrue());
    }

    @Test
    void outputs_always_areAllOfThem() {
        assertThat(stack.root().path("output").properties())
                .extracting(output -> output.getKey())
                .containsExactlyInAnyOrderElementsOf(Stream.of(StandbyOutput.values())
                        .map(StandbyOutput::outputName)
                        .toList());
    }

    @Test
    void whatCannotBeMadeAgain_always_isNeverDestroyed() {
        assertThat(List.of(stack.resource("aws_s3_bucket", "dr"), stack.resource("aws_kms_key", "dr")))
                .allSatisfy(
                        one -> assertThat(one.at("/lifecycle/prevent_destroy").asBoolean())
                                .isTrue());
    }

    @Test
    void policies_ofTheStack_allowNoWildcard() {
        for (JsonNode document : stack.at("/data/aws_iam_policy_document")) {
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

    @Test
    void emails_fromTheSettings_areSubscribedByAddress() {
        assertThat(stack.resources("aws_sns_topic_subscription")).isEmpty();
        assertThat(variant.at("/resource/aws_sns_topic_subscription/people/for_each")
                        .asText())
                .isEqualTo("${toset([\"on-call@konecta.example\"])}");
    }

    @Test
    void serviceLinkedRoles_always_areMadeOrExpected() {
        assertThat(names(stack.at("/data/aws_iam_roles")))
                .containsExactlyInAnyOrder("eks", "eks_nodegroup", "elasticloadbalancing", "autoscaling");
        assertThat(stack.resources("aws_iam_service_linked_role")).isEmpty();
        assertThat(names(variant.at("/resource/aws_iam_service_linked_role")))
                .containsExactlyInAnyOrder("eks", "eks_nodegroup");
        assertThat(names(variant.at("/data/aws_iam_roles")))
                .containsExactlyInAnyOrder("elasticloadbalancing", "autoscaling");
        assertThat(stack.at("/data/aws_iam_roles/eks/lifecycle/postcondition/0/error_message")
                        .asText())
                .contains("--aws-service-name eks.amazonaws.com")
                .contains("serviceLinkedRoles");
    }

    @Test
    void databaseHost_fromTheSettings_isTheVariablesDefault() {
        assertThat(stack.at("/variable/primary_database_host/default").asText("?"))
                .isEmpty();
        assertThat(variant.at("/variable/primary_database_host/default").asText())
                .isEqualTo("database.konecta.example");
    }

    @Test
    void dashboard_always_hasATitleAUnitAndOnlyAlarmsThatExist() throws IOException {
        JsonNode body = new ObjectMapper()
                .readTree(stack.resource("aws_cloudwatch_dashboard", "dr")
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
        assertThat(variant.at("/resource/aws_cloudwatch_dashboard/dr/dashboard_body")
                        .asText())
                .contains("database-unreachable");
    }
}
