package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Refuses what a real API server refuses and charts get wrong: values of the wrong type (an unquoted number in
 * {@code env}), unknown fields when the client asks for strict validation, names, selectors that do not select their own
 * pods, a changed selector. The types are those of fabric8's model; not every rule of the real server is checked.
 */
final class Validation {
    private static final String NAME = "[a-z0-9]([-a-z0-9.:]*[a-z0-9])?";

    private final ObjectMapper lenient = mapper(false);
    private final ObjectMapper strict = mapper(true);

    void check(ResourceKind kind, ObjectNode object, boolean strictFields) {
        decode(kind, object, strictFields);
        String name = object.path("metadata").path("name").asText();
        if (!name.matches(NAME) || name.length() > 253) {
            throw ApiException.invalid(
                    kind,
                    name,
                    "metadata.name",
                    "Invalid value: \"" + name + "\": a lowercase RFC 1123 subdomain must consist of lower case"
                            + " alphanumeric characters, '-' or '.', and must start and end with an alphanumeric"
                            + " character");
        }
        JsonNode template = object.path("spec").path("template");
        switch (kind.kind()) {
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> {
                selector(kind, name, object.path("spec").path("selector").path("matchLabels"), template);
                containers(kind, name, "spec.template.spec", template.path("spec"));
            }
            case "Job" -> containers(kind, name, "spec.template.spec", template.path("spec"));
            case "Pod" -> containers(kind, name, "spec", object.path("spec"));
            default -> {}
        }
    }

    void checkUpdate(ResourceKind kind, ObjectNode before, ObjectNode after) {
        boolean workload = kind.group().equals("apps") && before.path("spec").has("selector");
        if (workload
                && !before.path("spec")
                        .path("selector")
                        .equals(after.path("spec").path("selector"))) {
            throw ApiException.invalid(
                    kind,
                    after.path("metadata").path("name").asText(),
                    "spec.selector",
                    "Invalid value: " + Json.text(after.path("spec").path("selector")) + ": field is immutable");
        }
    }

    private void decode(ResourceKind kind, ObjectNode object, boolean strictFields) {
        try {
            (strictFields ? strict : lenient).convertValue(object, kind.model());
        } catch (IllegalArgumentException e) {
            String reason = e.getCause() instanceof JsonMappingException mapping ? reason(mapping) : e.getMessage();
            throw ApiException.badRequest(kind.kind() + " in version \"" + kind.version() + "\" cannot be handled as a "
                    + kind.kind() + ": " + reason);
        }
    }

    private static String reason(JsonMappingException e) {
        String field = e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
        return e instanceof UnrecognizedPropertyException
                ? "strict decoding error: unknown field \"" + field + "\""
                : "field \"" + field + "\": " + e.getOriginalMessage();
    }

    private static void selector(ResourceKind kind, String name, JsonNode selector, JsonNode template) {
        JsonNode labels = template.path("metadata").path("labels");
        if (selector.isEmpty()) {
            throw ApiException.invalid(kind, name, "spec.selector", "Required value");
        }
        for (Map.Entry<String, JsonNode> wanted : selector.properties()) {
            if (!wanted.getValue().equals(labels.path(wanted.getKey()))) {
                throw ApiException.invalid(
                        kind,
                        name,
                        "spec.template.metadata.labels",
                        "Invalid value: " + Json.text(labels) + ": `selector` does not match template `labels`");
            }
        }
    }

    private static void containers(ResourceKind kind, String name, String field, JsonNode spec) {
        if (spec.path("containers").isEmpty()) {
            throw ApiException.invalid(kind, name, field + ".containers", "Required value");
        }
        int index = 0;
        for (JsonNode container : spec.path("containers")) {
            for (String required : new String[] {"name", "image"}) {
                if (container.path(required).asText().isEmpty()) {
                    throw ApiException.invalid(
                            kind, name, field + ".containers[" + index + "]." + required, "Required value");
                }
            }
            index++;
        }
    }

    /** Scalars keep their JSON type, as in Go; fabric8's catch-all for unknown fields is switched off when strict. */
    private static ObjectMapper mapper(boolean failOnUnknown) {
        JsonMapper.Builder builder = JsonMapper.builder()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, failOnUnknown)
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Integer,
                        config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Boolean, config -> config.setCoercion(
                                CoercionInputShape.String, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail));
        if (failOnUnknown) {
            builder.annotationIntrospector(new WithoutCatchAll());
        }
        return builder.build();
    }

    private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
