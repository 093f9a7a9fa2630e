package io.drfailover.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import io.drfailover.stacks.nag.NagException;
import io.drfailover.stacks.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

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
        assertThat(backends).containsOnlyKeys("recovery", "standby", "watch");
        assertThat(backends.values()).allSatisfy(backend -> {
            assertThat(backend).hasSize(1);
            assertThat(backend.path("s3").path("key").asText()).endsWith(".tfstate");
            assertThat(backend.path("s3").path("use_lockfile").asBoolean()).isTrue();
        });
    }

    @Test
    void synthesize_stackThatBreaksRules_failsWithPathsAndRemedies(@TempDir Path folder) {
        com.hashicorp.cdktf.App app = new com.hashicorp.cdktf.App(
                AppConfig.builder().outdir(folder.toString()).stackTraces(false).build());
        TerraformStack stack = new TerraformStack(app, "broken");
        Construct scope = new Construct(stack, "archive");
        S3Bucket.Builder.create(scope, "bucket").bucket("open").build();
        assertThatExceptionOfType(NagException.class)
                .isThrownBy(() -> App.synthesize(app, List.of(stack)))
                .withMessageContainingAll(
                        "broken/archive/bucket",
                        "aws_s3_bucket_public_access_block",
                        "aws_s3_bucket_server_side_encryption_configuration",
                        "no tag Name",
                        "RegionalProvider");
        assertThat(scope.getNode().findChild("bucket").getNode().getMetadata())
                .extracting(entry -> entry.getType().toString())
                .contains("@cdktf/error");
    }
}
