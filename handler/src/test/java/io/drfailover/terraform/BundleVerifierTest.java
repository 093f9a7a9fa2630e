package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.BundleLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleVerifierTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private ObjectNode manifest;

    @BeforeEach
    void bundle() throws IOException {
        manifest = JSON.createObjectNode()
                .put("schemaVersion", 1)
                .put("region", "eu-west-1")
                .put("gitCommit", "abc")
                .put("terraformVersion", "1.11.4")
                .put("providerVersion", "5.100.0");
        ObjectNode files = manifest.putObject("files");
        for (String name :
                List.of(BundleLayout.MAIN, BundleLayout.BACKEND, BundleLayout.LOCK_FILE, BundleLayout.RELEASES)) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
            files.put(
                    name,
                    HexFormat.of().formatHex(PinnedObjects.sha256().digest(name.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private Bundle verify() throws IOException {
        Files.write(directory.resolve(BundleLayout.MANIFEST), JSON.writeValueAsBytes(manifest));
        return new BundleVerifier("eu-west-1").verify(directory);
    }

    private void assertRefused(String because) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(this::verify)
                .withMessageContainingAll("bundle: the bundle ", because);
    }

    @Test
    void verify_asBuilt_isAccepted() throws IOException {
        assertThat(verify().manifest().terraformVersion()).isEqualTo("1.11.4");
    }

    @Test
    void verify_unknownSchemaVersion_isRefusedBeforeAnythingElseIsRead() {
        manifest.removeAll().put("schemaVersion", 2);

        assertRefused("has schema version 2, this function knows 1");
    }

    @Test
    void verify_otherRegion_isRefused() {
        manifest.put("region", "eu-north-1");

        assertRefused("is for region \"eu-north-1\"");
    }

    @Test
    void verify_alteredFile_isRefusedByName() throws IOException {
        Files.writeString(directory.resolve(BundleLayout.MAIN), "altered");

        assertRefused(BundleLayout.MAIN);
    }

    @Test
    void verify_additionalFile_isRefusedByName() throws IOException {
        Files.writeString(directory.resolve("terraform/more.tf.json"), "{}");

        assertRefused("terraform/more.tf.json");
    }

    @Test
    void verify_incompleteManifest_isRefused() {
        manifest.remove("files");

        assertRefused("incomplete manifest.json");
    }

    @Test
    void verify_lacksAFileThatIsNeeded_isRefused() throws IOException {
        Files.delete(directory.resolve(BundleLayout.RELEASES));
        ((ObjectNode) manifest.path("files")).remove(BundleLayout.RELEASES);

        assertRefused("lacks the file charts/releases.yaml");
    }
}
