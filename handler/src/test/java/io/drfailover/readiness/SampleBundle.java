package io.drfailover.readiness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import io.drfailover.terraform.TestZip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A bundle as the packager makes it, with next to nothing in it. */
final class SampleBundle {
    private final Map<String, String> files = new TreeMap<>(Map.of(
            BundleLayout.MAIN, "{}",
            BundleLayout.BACKEND, "{}",
            BundleLayout.LOCK_FILE, "",
            BundleLayout.RELEASES, "schemaVersion: 1\nreleases: []\n"));

    private String terraformVersion = "1.11.4";

    SampleBundle forTerraform(String version) {
        terraformVersion = version;
        return this;
    }

    byte[] zip(Path scratch) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, content) -> digests.put(name, sha256(content.getBytes(StandardCharsets.UTF_8))));
        var manifest = new BundleManifest(
                BundleLayout.SCHEMA_VERSION, "eu-west-1", "abc1234", terraformVersion, "5.100.0", digests);
        Path file = Files.createTempFile(scratch, "bundle", ".zip");
        try (var zip = new TestZip(file)) {
            zip.file(BundleLayout.MANIFEST, new JsonMapper().writeValueAsString(manifest));
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.file(entry.getKey(), entry.getValue());
            }
        }
        return Files.readAllBytes(file);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
