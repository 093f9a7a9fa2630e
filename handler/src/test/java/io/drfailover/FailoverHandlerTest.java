package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.readiness.CheckName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_OUT)
class FailoverHandlerTest {
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

    private List<JsonNode> errors() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.toString(StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith("{")) {
                lines.add(new JsonMapper().readTree(line));
            }
        }
        lines.removeIf(l -> !l.path("level").asText().equals("ERROR"));
        return lines;
    }

    private static JsonNode answer(Map<String, String> environment, String event) throws Exception {
        var handler = new FailoverHandler(new AwsInvocations(environment, (s, t, ok) -> {}, InstantSource.system()));
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, new TestContext());
        return new JsonMapper().readTree(answer.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"test\":true}", "{\"action\":\"evaluate\"}"})
    void handleRequest_incompleteEnvironmentAskedForReadiness_answersWithWhatIsMissing(String event) throws Exception {
        JsonNode body = answer(Map.of("DR_REGION", "eu-west-1"), event).path("body");

        assertThat(body.path("ready").asBoolean(true)).isFalse();
        assertThat(body.path("region").asText()).isEqualTo("eu-west-1");
        assertThat(body.at("/checks/0/name").asText()).isEqualTo("environment");
        assertThat(body.at("/checks/0/outcome").asText()).isEqualTo("blocking");
        assertThat(body.at("/checks/0/seen").asText())
                .contains("RDS_REPLICA_ID", "BUNDLE_SHA256", "FUNCTION_ROLE_ARN")
                .doesNotContain("DR_REGION,");
        assertThat(body.path("checks").findValuesAsText("name")).containsExactlyElementsOf(CheckName.texts());
        assertThat(body.path("checks").findValuesAsText("seen").stream().skip(1))
                .allSatisfy(seen -> assertThat(seen).startsWith("not checked: "));
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"action\":\"probe\"}", "{\"action\":\"resume\"}", "{}", "no json"})
    void handleRequest_incompleteEnvironment_logsOnceWithTheStageAndThrows(String event) throws Exception {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> answer(Map.of("DR_REGION", "eu-west-1"), event))
                .withMessageContaining("RDS_REPLICA_ID");

        assertThat(errors()).singleElement().satisfies(line -> {
            assertThat(line.path("failed_stage").asText()).isEqualTo("configuration");
            assertThat(line.path("message").asText()).contains("RDS_REPLICA_ID");
            assertThat(line.path("error").path("stack").asText()).contains("ConfigurationException");
        });
    }
}
