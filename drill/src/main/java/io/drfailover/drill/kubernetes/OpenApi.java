package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The part of the OpenAPI v3 documents that clients need: one patch operation per kind with the parameter
 * {@code fieldValidation}, from which Helm and kubectl conclude that the server validates. Without it they fetch the
 * whole v2 document and validate themselves.
 */
final class OpenApi {
    private static final String ROOT = "/openapi/v3";

    private OpenApi() {}

    /** The document at a path, or nothing when the path is not one of OpenAPI v3. */
    static Optional<ObjectNode> document(String path) {
        if (path.equals(ROOT)) {
            return Optional.of(index());
        }
        if (!path.startsWith(ROOT + "/")) {
            return Optional.empty();
        }
        String root = path.substring(ROOT.length());
        List<ResourceKind> kinds =
                Catalog.all().stream().filter(kind -> kind.root().equals(root)).toList();
        return kinds.isEmpty() ? Optional.empty() : Optional.of(paths(kinds));
    }

    private static ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        for (String root : Catalog.all().stream().map(ResourceKind::root).collect(Collectors.toSet())) {
            paths.putObject(root.substring(1)).put("serverRelativeURL", ROOT + root);
        }
        return index;
    }

    private static ObjectNode paths(List<ResourceKind> kinds) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.34.1");
        ObjectNode paths = document.putObject("paths");
        for (ResourceKind kind : kinds) {
            ObjectNode patch = paths.putObject(kind.path(kind.namespaced() ? "{namespace}" : "") + "/{name}")
                    .putObject("patch");
            patch.putArray("parameters")
                    .addObject()
                    .put("name", "fieldValidation")
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string")
                    .put("uniqueItems", true);
            patch.putObject("responses").putObject("200").put("description", "OK");
            patch.putObject("x-kubernetes-group-version-kind")
                    .put("group", kind.group())
                    .put("version", kind.version())
                    .put("kind", kind.kind());
        }
        document.putObject("components").putObject("schemas");
        return document;
    }
}
