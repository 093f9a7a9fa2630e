package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares an extracted bundle with its manifest: schema version, region, and the digest of every file. */
public final class BundleVerifier {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> REQUIRED =
            List.of(BundleLayout.MAIN, BundleLayout.BACKEND, BundleLayout.LOCK_FILE, BundleLayout.RELEASES);

    private final String region;

    public BundleVerifier(String region) {
        this.region = region;
    }

    /**
     * Verifies.
     *
     * @throws BundleException naming the first thing that is wrong
     */
    public Bundle verify(Path directory) {
        try {
            BundleManifest manifest = manifest(directory.resolve(BundleLayout.MANIFEST));
            Map<String, String> actual = digests(directory);
            actual.remove(BundleLayout.MANIFEST);
            if (!actual.equals(manifest.files())) {
                var differing = new TreeSet<>(actual.keySet());
                differing.addAll(manifest.files().keySet());
                differing.removeIf(
                        f -> actual.getOrDefault(f, "").equals(manifest.files().getOrDefault(f, "-")));
                throw refused("files differ from its manifest: " + differing);
            }
            for (String file : REQUIRED) {
                if (!actual.containsKey(file)) {
                    throw refused("lacks the file " + file);
                }
            }
            return new Bundle(directory, manifest);
        } catch (IOException e) {
            throw Artifact.BUNDLE.refuse(
                    "reading the extracted bundle: " + e.getMessage(), "invoke the function again", e);
        }
    }

    private BundleManifest manifest(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw refused("has no " + BundleLayout.MANIFEST);
        }
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw refused("has a " + BundleLayout.MANIFEST + " that is not JSON (" + e.getOriginalMessage() + ")");
        }
        // The version first: a later schema may mean anything by its other fields.
        int version = json.path("schemaVersion").asInt(0);
        if (version != BundleLayout.SCHEMA_VERSION) {
            throw refused("has schema version " + json.path("schemaVersion") + ", this function knows "
                    + BundleLayout.SCHEMA_VERSION);
        }
        BundleManifest manifest;
        try {
            manifest = JSON.treeToValue(json, BundleManifest.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | NullPointerException e) {
            throw refused("has an incomplete " + BundleLayout.MANIFEST);
        }
        if (!region.equals(manifest.region())) {
            throw refused("is for region \"" + manifest.region() + "\", DR_REGION is \"" + region + "\"");
        }
        return manifest;
    }

    private static Map<String, String> digests(Path directory) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                digests.put(
                        name, HexFormat.of().formatHex(PinnedObjects.sha256().digest(Files.readAllBytes(file))));
            }
        }
        return digests;
    }

    private static BundleException refused(String problem) {
        return Artifact.BUNDLE.refuse(
                "the bundle " + problem,
                "build the bundle with this version of dr-failover and deploy the standby stack",
                null);
    }
}
