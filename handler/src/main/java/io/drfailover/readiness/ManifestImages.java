package io.drfailover.readiness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drfailover.helm.RenderedRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The images that rendered manifests name, in containers of every kind; Helm's tests are not installed and do not count. */
final class ManifestImages {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    private ManifestImages() {}

    static Set<String> of(String manifests) {
        Set<String> found = new TreeSet<>();
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(manifests)) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                String hook = document.path("metadata")
                        .path("annotations")
                        .path(RenderedRelease.HOOK)
                        .asText("");
                if (!hook.startsWith("test")) {
                    collect(document, found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading rendered manifests", e);
        }
        return found;
    }

    private static void collect(JsonNode node, Set<String> found) {
        for (String kind : CONTAINERS) {
            for (JsonNode container : node.path(kind)) {
                String image = container.path("image").asText("");
                if (!image.isBlank()) {
                    found.add(image);
                }
            }
        }
        node.forEach(child -> collect(child, found));
    }
}
