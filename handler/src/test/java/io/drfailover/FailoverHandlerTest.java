package io.drfailover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

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

    @Test
    void handleRequest_incompleteEnvironment_logsOnceWithTheStageAndThrows() throws Exception {
        var handler = new FailoverHandler(
                new AwsInvocations(Map.of("DR_REGION", "eu-west-1"), (s, t, ok) -> {}, InstantSource.system()));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> handler.handleRequest(
                        new ByteArrayInputStream("{\"test\":true}".getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        new TestContext()))
                .withMessageContaining("RDS_REPLICA_ID");

        assertThat(errors()).singleElement().satisfies(line -> {
            assertThat(line.path("failed_stage").asText()).isEqualTo("configuration");
            assertThat(line.path("message").asText()).contains("RDS_REPLICA_ID");
            assertThat(line.path("error").path("stack").asText()).contains("ConfigurationException");
        });
    }
}
