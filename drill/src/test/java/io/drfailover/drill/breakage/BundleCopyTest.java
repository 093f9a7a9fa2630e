package io.drfailover.drill.breakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCopyTest {
    private final Path folder;

    BundleCopyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeBundle() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bundle()))) {
            for (Map.Entry<String, String> file : Map.of(
                            BundleLayout.MANIFEST, "{\"schemaVersion\":1,\"files\":{}}",
                            BundleLayout.VARIABLE_VALUES, "{}",
                            BundleLayout.RELEASES, "releases:\n  - name: erp\n    values:\n      replicaCount: 2\n")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    @Test
    void tampered_bundle_keepsTheTrueDigest() throws Exception {
        Artifact honest = Artifact.digest(bundle());
        Artifact tampered = new BundleTampered().bundle(honest, folder);
        assertThat(tampered.sha256()).isEqualTo(honest.sha256());
        assertThat(Artifact.digest(tampered.file()).sha256()).isNotEqualTo(honest.sha256());
    }

    @Test
    void traversal_bundle_isSealedAndPinnedAsItIs() throws Exception {
        Artifact hostile = new BundleTraversal().bundle(Artifact.digest(bundle()), folder);
        assertThat(Artifact.digest(hostile.file())).isEqualTo(hostile);
        JsonNode manifest = new ObjectMapper().readTree(new BundleCopy(hostile.file()).text(BundleLayout.MANIFEST));
        assertThat(manifest.path("files").has("../outside.tf.json")).isTrue();
        assertThat(manifest.path("files").has(BundleLayout.MANIFEST)).isFalse();
    }

    @Test
    void chartInvalid_bundle_hasTheTypoBesideTheOtherValues() throws Exception {
        Artifact invalid = new ChartInvalid().bundle(Artifact.digest(bundle()), folder);
        assertThat(new BundleCopy(invalid.file()).text(BundleLayout.RELEASES))
                .contains("replicaCount: 2", "replicaCuont: 3");
    }

    @Test
    void environmentMissing_environment_losesTwoAndExpectsBoth() {
        Map<String, String> environment =
                new java.util.TreeMap<>(Map.of("RDS_REPLICA_ID", "r", "DR_BUCKET", "b", "DR_REGION", "eu-west-1"));
        new EnvironmentMissing().environment(environment);
        assertThat(environment).containsOnlyKeys("DR_REGION");
        assertThat(new EnvironmentMissing().expectation(Scenarios.shipped()).things())
                .containsExactly("RDS_REPLICA_ID", "DR_BUCKET");
    }

    @Test
    void text_missingFile_saysWhatToDo() throws Exception {
        BundleCopy copy = new BundleCopy(bundle());
        assertThatIOException().isThrownBy(() -> copy.text("nothing")).withMessageContaining("mvn package");
    }

    private Path bundle() {
        return folder.resolve("bundle.zip");
    }
}
