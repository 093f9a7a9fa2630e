package io.drfailover.stacks.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleArchiveTest {
    private static final String SYNTHESIZED =
            """
            {"//": {"metadata": {}},
             "variable": {"b": {"type": "string"}, "a": {"type": "number", "default": 3}},
             "terraform": {"backend": {"s3": {"key": "k"}}, "required_version": "1"},
             "resource": {"aws_vpc": {"network": {"//": {"metadata": {}}, "cidr_block": "10.0.0.0/16"}}}}
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void files_synthesizedStack_areSplitByWhatTheNamesPromise() throws IOException {
        var files = SynthesizedStack.of(SYNTHESIZED.getBytes(StandardCharsets.UTF_8))
                .files();
        assertThat(files)
                .containsOnlyKeys(
                        BundleLayout.MAIN, BundleLayout.VARIABLES, BundleLayout.VARIABLE_VALUES, BundleLayout.BACKEND);
        assertThat(json(files, BundleLayout.VARIABLE_VALUES)).isEqualTo(json("{\"a\": 3}"));
        assertThat(json(files, BundleLayout.VARIABLES))
                .isEqualTo(json("{\"variable\": {\"a\": {\"type\": \"number\"}, \"b\": {\"type\": \"string\"}}}"));
        assertThat(json(files, BundleLayout.BACKEND))
                .isEqualTo(json("{\"terraform\": {\"backend\": {\"s3\": {\"key\": \"k\"}}}}"));
        assertThat(json(files, BundleLayout.MAIN))
                .isEqualTo(
                        json(
                                "{\"terraform\": {\"required_version\": \"1\"}, \"resource\": {\"aws_vpc\": {\"network\": {\"cidr_block\": \"10.0.0.0/16\"}}}}"));
    }

    @Test
    void write_twice_givesTheSameBytes() throws IOException {
        Path one = folder.resolve("one.zip");
        Path two = folder.resolve("two.zip");
        archive().write(one);
        archive().write(two);
        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void write_anyFiles_putsTheManifestFirstAndDigestsTheRest() throws IOException {
        Path zip = folder.resolve("bundle.zip");
        archive().write(zip);
        List<String> order = new ArrayList<>();
        Map<String, byte[]> contents = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                order.add(entry.getName());
                contents.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(order).containsExactly("manifest.json", "charts/releases.yaml", "terraform/main.tf.json");
        BundleManifest manifest =
                new ObjectMapper().readValue(contents.remove(BundleLayout.MANIFEST), BundleManifest.class);
        assertThat(manifest.schemaVersion()).isEqualTo(BundleLayout.SCHEMA_VERSION);
        assertThat(manifest.gitCommit()).isEqualTo("abc");
        assertThat(manifest.files()).hasSameSizeAs(contents);
        contents.forEach((path, content) -> assertThat(manifest.files()).containsEntry(path, Sha256.of(content)));
    }

    @Test
    void read_notSynthesized_saysWhichStep() {
        assertThatExceptionOfType(PackagingException.class)
                .isThrownBy(() -> SynthesizedStack.read(folder.resolve("cdk.tf.json")))
                .withMessageContainingAll("cdk.tf.json", "synth");
    }

    @Test
    void commit_givenOrAbsent_isSaid() {
        assertThat(GitCommit.of(folder, Map.of("DR_GIT_COMMIT", "0123abc"))).isEqualTo("0123abc");
        assertThat(GitCommit.of(folder, Map.of("PATH", "/usr/bin:/bin"))).isEqualTo("unknown");
    }

    private static BundleArchive archive() {
        return new BundleArchive(
                new BundleArchive.Origin("eu-west-1", "abc", "1.11.4", "5.100.0"),
                Map.of(
                        "terraform/main.tf.json", "{}".getBytes(StandardCharsets.UTF_8),
                        "charts/releases.yaml", "releases: []".getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(Map<String, byte[]> files, String path) throws IOException {
        return new ObjectMapper().readTree(Objects.requireNonNull(files.get(path), path));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
