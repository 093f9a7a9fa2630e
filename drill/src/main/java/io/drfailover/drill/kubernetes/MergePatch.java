package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merge patches: RFC 7386, and the strategic merge patch of Kubernetes, which merges lists of objects by a key (the
 * {@code patchMergeKey} of the Go types) and obeys {@code $patch}, {@code $deleteFromPrimitiveList},
 * {@code $setElementOrder} and {@code $retainKeys}.
 */
final class MergePatch {
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";
    /** The merge keys of k8s.io/api by the list's field; all other lists are replaced as a whole. */
    private static final Map<String, String> MERGE_KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("resourceClaims", "name"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("ownerReferences", "uid"),
            Map.entry("conditions", "type"),
            Map.entry("secrets", "name"));

    private final boolean strategic;

    private MergePatch(boolean strategic) {
        this.strategic = strategic;
    }

    static ObjectNode json(ObjectNode target, ObjectNode patch) {
        return new MergePatch(false).merge(target, patch);
    }

    static ObjectNode strategic(ObjectNode target, ObjectNode patch) {
        return new MergePatch(true).merge(target, patch);
    }

    private ObjectNode merge(ObjectNode target, ObjectNode patch) {
        if (strategic && patch.path("$patch").asText().equals("replace")) {
            return without(patch, "$patch");
        }
        ObjectNode merged = target.deepCopy();
        if (strategic && patch.path("$retainKeys") instanceof ArrayNode keys) {
            List<String> retained = new ArrayList<>();
            keys.forEach(key -> retained.add(key.asText()));
            merged.retain(retained);
        }
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            String field = entry.getKey();
            JsonNode value = entry.getValue();
            if (strategic && field.startsWith("$")) {
                continue;
            }
            if (value.isNull()) {
                merged.remove(field);
            } else if (value instanceof ObjectNode object) {
                mergeObject(merged, field, object);
            } else if (strategic && value instanceof ArrayNode list) {
                merged.set(field, mergeList(field, merged.path(field), list));
            } else {
                merged.set(field, value);
            }
        }
        if (strategic) {
            listDirectives(merged, patch);
        }
        return merged;
    }

    private void mergeObject(ObjectNode merged, String field, ObjectNode patch) {
        if (strategic && patch.path("$patch").asText().equals("delete")) {
            merged.remove(field);
            return;
        }
        // also into nothing, so that nulls and directives of the patch never land in the object
        ObjectNode target = merged.get(field) instanceof ObjectNode there ? there : Json.object();
        merged.set(field, merge(target, patch));
    }

    private JsonNode mergeList(String field, JsonNode current, ArrayNode patch) {
        if (field.equals("finalizers") && current instanceof ArrayNode there) {
            ArrayNode union = there.deepCopy();
            patch.forEach(value -> {
                if (indexOf(union, value).isEmpty()) {
                    union.add(value);
                }
            });
            return union;
        }
        Optional<String> key = key(field, patch);
        if (key.isEmpty() || !(current instanceof ArrayNode)) {
            return withoutDirectives(patch);
        }
        List<JsonNode> merged = new ArrayList<>();
        current.forEach(merged::add);
        for (JsonNode element : patch) {
            String directive = element.path("$patch").asText();
            if (directive.equals("replace") && element.size() == 1) {
                return withoutDirectives(patch);
            }
            JsonNode id = element.path(key.get());
            int index = position(merged, key.get(), id);
            if (directive.equals("delete")) {
                if (index >= 0) {
                    merged.remove(index);
                }
            } else if (index >= 0) {
                merged.set(index, merge((ObjectNode) merged.get(index), (ObjectNode) element));
            } else {
                merged.add(merge(Json.object(), (ObjectNode) element));
            }
        }
        return Json.array().addAll(merged);
    }

    /** The ports of a container merge by containerPort, those of a service by port, those of a policy not at all. */
    private static Optional<String> key(String field, ArrayNode patch) {
        if (field.equals("ports")) {
            for (String candidate : List.of("containerPort", "port")) {
                for (JsonNode element : patch) {
                    if (element.has(candidate)) {
                        return Optional.of(candidate);
                    }
                }
            }
            return Optional.empty();
        }
        return Optional.ofNullable(MERGE_KEYS.get(field)).filter(key -> {
            for (JsonNode element : patch) {
                if (!(element instanceof ObjectNode)) {
                    return false;
                }
            }
            return true;
        });
    }

    private void listDirectives(ObjectNode merged, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            String directive = entry.getKey();
            if (directive.startsWith(DELETE_FROM)
                    && merged.path(directive.substring(DELETE_FROM.length())) instanceof ArrayNode list) {
                entry.getValue().forEach(value -> indexOf(list, value).ifPresent(list::remove));
            } else if (directive.startsWith(ORDER)
                    && merged.path(directive.substring(ORDER.length())) instanceof ArrayNode list) {
                order(list, entry.getValue());
            }
        }
    }

    /** Elements that the order names come in that order; those that it does not know keep their place at the end. */
    private static void order(ArrayNode list, JsonNode order) {
        List<JsonNode> rest = new ArrayList<>();
        list.forEach(rest::add);
        List<JsonNode> ordered = new ArrayList<>();
        for (JsonNode wanted : order) {
            for (JsonNode element : List.copyOf(rest)) {
                boolean same = wanted instanceof ObjectNode key
                        ? key.properties().stream()
                                .allMatch(part -> part.getValue().equals(element.path(part.getKey())))
                        : wanted.equals(element);
                if (same) {
                    ordered.add(element);
                    rest.remove(element);
                }
            }
        }
        list.removeAll();
        list.addAll(ordered);
        list.addAll(rest);
    }

    private static Optional<Integer> indexOf(ArrayNode list, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).equals(value)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static int position(List<JsonNode> list, String key, JsonNode id) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private ArrayNode withoutDirectives(ArrayNode patch) {
        ArrayNode clean = Json.array();
        for (JsonNode element : patch) {
            if (!(element instanceof ObjectNode object)) {
                clean.add(element);
            } else if (!object.has("$patch")) {
                clean.add(merge(Json.object(), object));
            }
        }
        return clean;
    }

    private static ObjectNode without(ObjectNode object, String field) {
        ObjectNode copy = object.deepCopy();
        copy.remove(field);
        return copy;
    }
}
