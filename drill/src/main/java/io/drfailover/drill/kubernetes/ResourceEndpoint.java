package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** The verbs of the resource API (all but watch) on the store: what is checked, defaulted and answered. */
final class ResourceEndpoint {
    private static final String STATUS = "status";

    private final ResourceStore store;
    private final Defaults defaults;
    private final Validation validation = new Validation();
    private final Owned names;

    ResourceEndpoint(ResourceStore store, Defaults defaults) {
        this.store = store;
        this.defaults = defaults;
        names = new Owned(store, defaults);
    }

    ApiAnswer get(ResourcePath path) {
        requireSubresource(path);
        return new ApiAnswer(200, store.get(path.kind(), path.namespace(), path.name()));
    }

    /** A list carries its kind: Go clients read an untyped {@code List} as empty. */
    ApiAnswer list(ResourcePath path, MultiMap query) {
        var selected = Selector.of(query.get("labelSelector"), query.get("fieldSelector"));
        ObjectNode list = Json.object()
                .put("kind", path.kind().kind() + "List")
                .put("apiVersion", path.kind().apiVersion());
        store.locked(version -> {
            list.putObject("metadata").put("resourceVersion", Long.toString(version));
            ArrayNode items = list.putArray("items");
            store.list(path.kind(), path.namespace()).stream().filter(selected).forEach(items::add);
        });
        return new ApiAnswer(200, list);
    }

    ApiAnswer create(ResourcePath path, MultiMap query, ObjectNode object) {
        refuseDryRun(query.contains("dryRun"));
        ResourceKind kind = path.kind();
        if (!path.isCollection()) {
            throw ApiException.notEmulated("creating " + kind.plural() + "/" + path.subresource() + " is not emulated");
        }
        ObjectNode metadata = Json.child(object, "metadata");
        metadata.remove(List.of("resourceVersion", "uid", "generation", "creationTimestamp", "managedFields"));
        if (metadata.path("name").asText().isEmpty() && metadata.hasNonNull("generateName")) {
            metadata.put(
                    "name", names.generatedName(metadata.get("generateName").asText()));
        }
        place(path, object);
        requireNamespace(path.namespace());
        if (!kind.equals(Catalog.NAMESPACES)) {
            object.remove(STATUS);
        }
        checkAndDefault(kind, query, object);
        return new ApiAnswer(201, store.create(kind, path.namespace(), object));
    }

    ApiAnswer replace(ResourcePath path, MultiMap query, ObjectNode object) {
        return new ApiAnswer(200, change(path, query, before -> object));
    }

    ApiAnswer patch(ResourcePath path, MultiMap query, String contentType, JsonNode patch) {
        UnaryOperator<ObjectNode> change =
                switch (contentType) {
                    case "application/json-patch+json" -> before -> jsonPatch(before, patch);
                    case "application/merge-patch+json" -> before -> MergePatch.json(before, object(patch));
                    case "application/strategic-merge-patch+json" ->
                        before -> MergePatch.strategic(before, object(patch));
                    default ->
                        throw ApiException.unsupported("patches of type " + contentType
                                + " are not emulated (server-side apply is one); use a strategic merge patch");
                };
        return new ApiAnswer(200, change(path, query, change));
    }

    ApiAnswer delete(ResourcePath path, MultiMap query, ObjectNode options) {
        refuseDryRun(query.contains("dryRun") || !options.path("dryRun").isEmpty());
        ResourceKind kind = path.kind();
        if (path.isCollection()) {
            ApiAnswer deleted = list(path, query);
            for (JsonNode item : deleted.body().path("items")) {
                remove(kind, (ObjectNode) item);
            }
            return deleted;
        }
        ObjectNode last = store.get(kind, path.namespace(), path.name());
        requireUnchanged(kind, last, options.path("preconditions"));
        remove(kind, last);
        ObjectNode status =
                Json.object().put("kind", "Status").put("apiVersion", "v1").put(STATUS, "Success");
        status.putObject("metadata");
        status.putObject("details")
                .put("name", path.name())
                .put("group", kind.group())
                .put("kind", kind.plural())
                .put("uid", last.path("metadata").path("uid").asText());
        return new ApiAnswer(200, status);
    }

    private static void requireUnchanged(ResourceKind kind, ObjectNode object, JsonNode preconditions) {
        for (String field : List.of("uid", "resourceVersion")) {
            if (preconditions.hasNonNull(field)
                    && !preconditions.path(field).equals(object.path("metadata").path(field))) {
                throw ApiException.conflict(kind, Owned.name(object));
            }
        }
    }

    private void remove(ResourceKind kind, ObjectNode object) {
        if (kind.equals(Catalog.NAMESPACES)) {
            for (ResourceKind content : Catalog.all()) {
                if (content.namespaced()) {
                    store.list(content, Owned.name(object)).forEach(inside -> remove(content, inside));
                }
            }
        }
        store.delete(kind, Owned.namespace(object), Owned.name(object));
    }

    private ObjectNode change(ResourcePath path, MultiMap query, UnaryOperator<ObjectNode> change) {
        refuseDryRun(query.contains("dryRun"));
        requireSubresource(path);
        if (path.subresource().equals(STATUS)) {
            return store.updateStatus(path.kind(), path.namespace(), path.name(), change);
        }
        return store.update(path.kind(), path.namespace(), path.name(), before -> {
            ObjectNode after = change.apply(before.deepCopy());
            place(path, after);
            if (before.has(STATUS)) {
                after.set(STATUS, before.get(STATUS));
            }
            checkAndDefault(path.kind(), query, after);
            validation.checkUpdate(path.kind(), before, after);
            return after;
        });
    }

    private void checkAndDefault(ResourceKind kind, MultiMap query, ObjectNode object) {
        validation.check(kind, object, "Strict".equals(query.get("fieldValidation")));
        defaults.apply(object);
    }

    /** The object must be of the path's kind; its namespace is that of the path. */
    private static void place(ResourcePath path, ObjectNode object) {
        ResourceKind kind = path.kind();
        if (!object.hasNonNull("kind")) {
            object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        }
        if (!kind.describes(object)) {
            throw ApiException.badRequest("the object is a "
                    + object.path("apiVersion").asText() + " "
                    + object.path("kind").asText()
                    + ", but the path is that of " + kind.apiVersion() + " " + kind.kind());
        }
        ObjectNode metadata = Json.child(object, "metadata");
        String named = metadata.path("namespace").asText();
        if (!kind.namespaced()) {
            metadata.remove("namespace");
        } else if (!named.isEmpty() && !named.equals(path.namespace())) {
            throw ApiException.badRequest("the namespace of the provided object does not match the namespace sent on"
                    + " the request (" + named + ", " + path.namespace() + ")");
        } else {
            metadata.put("namespace", path.namespace());
        }
    }

    private void requireNamespace(String namespace) {
        if (!namespace.isEmpty()) {
            store.get(Catalog.NAMESPACES, "", namespace);
        }
    }

    private static void requireSubresource(ResourcePath path) {
        if (!List.of("", STATUS).contains(path.subresource())) {
            throw ApiException.notEmulated(path.kind().plural() + "/" + path.subresource()
                    + " is not emulated: no container runs behind this API");
        }
    }

    private static void refuseDryRun(boolean asked) {
        if (asked) {
            throw ApiException.badRequest("dryRun is not emulated: nothing was changed");
        }
    }

    private static ObjectNode jsonPatch(ObjectNode before, JsonNode patch) {
        try {
            return object(JsonPatch.apply(patch, before));
        } catch (JsonPatchException e) {
            throw ApiException.badRequest("the JSON patch does not apply: " + e.getMessage());
        }
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the patch is not a JSON object");
    }
}
