package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.APIVersionsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents from which clients learn what the server is and what it serves. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private Discovery() {}

    /** The document at a path, or nothing when the path is not one of discovery's. */
    static Optional<ObjectNode> document(String path) {
        return switch (path) {
            case "/version" -> Optional.of(version());
            case "/api" ->
                Optional.of(Json.of(new APIVersionsBuilder().withVersions("v1").build()));
            case "/apis" ->
                Optional.of(
                        Json.of(new APIGroupListBuilder().withGroups(groups()).build()));
            default -> resources(path);
        };
    }

    /** A version that EKS offers and that the Helm engine supports. */
    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "34")
                .put("gitVersion", "v1.34.1-drill")
                .put("gitCommit", "0000000000000000000000000000000000000000")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-01-01T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "none")
                .put("platform", "linux/amd64");
    }

    private static List<APIGroup> groups() {
        return Catalog.all().stream()
                .filter(kind -> !kind.group().isEmpty())
                .map(kind -> new APIGroupBuilder()
                        .withName(kind.group())
                        .addNewVersion(kind.apiVersion(), kind.version())
                        .withNewPreferredVersion(kind.apiVersion(), kind.version())
                        .build())
                .distinct()
                .toList();
    }

    private static Optional<ObjectNode> resources(String path) {
        List<ResourceKind> kinds =
                Catalog.all().stream().filter(kind -> kind.root().equals(path)).toList();
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        List<APIResource> resources = new ArrayList<>();
        for (ResourceKind kind : kinds) {
            resources.add(new APIResourceBuilder()
                    .withName(kind.plural())
                    .withSingularName(kind.singular())
                    .withKind(kind.kind())
                    .withNamespaced(kind.namespaced())
                    .withShortNames(kind.shortNames())
                    .withVerbs(VERBS)
                    .build());
            resources.add(new APIResourceBuilder()
                    .withName(kind.plural() + "/status")
                    .withSingularName("")
                    .withKind(kind.kind())
                    .withNamespaced(kind.namespaced())
                    .withVerbs("get", "patch", "update")
                    .build());
        }
        return Optional.of(Json.of(new APIResourceListBuilder()
                .withGroupVersion(kinds.get(0).apiVersion())
                .withResources(resources)
                .build()));
    }
}
