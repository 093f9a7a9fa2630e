package io.drfailover.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.stacks.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppTest {
    @Test
    void synthesize_everyStack_keepsItsStateInS3(@TempDir Path folder) throws IOException {
        App.synthesize(SettingsFile.read(Path.of("src/test/resources/settings/sample.yaml")), folder.toString());
        Map<String, JsonNode> backends = new HashMap<>();
        try (Stream<Path> stacks = Files.list(folder.resolve("stacks"))) {
            for (Path stack : stacks.toList()) {
                JsonNode json = new ObjectMapper().readTree(Files.readString(stack.resolve("cdk.tf.json")));
                backends.put(
                        stack.getFileName().toString(), json.path("terraform").path("backend"));
            }
        }
        assertThat(backends).containsOnlyKeys("recovery", "watch");
        assertThat(backends.values()).allSatisfy(backend -> {
            assertThat(backend).hasSize(1);
            assertThat(backend.path("s3").path("key").asText()).endsWith(".tfstate");
            assertThat(backend.path("s3").path("use_lockfile").asBoolean()).isTrue();
        });
    }
}
