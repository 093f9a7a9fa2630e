package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Kubernetes objects as Jackson trees: read, written, and built piece by piece. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The object in a request's body; anything else is answered with 400 as the real API does. */
    static ObjectNode object(byte[] body) {
        if (tree(body) instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the body of the request is not a JSON object");
    }

    static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw ApiException.badRequest("the body of the request is not JSON: " + e.getMessage());
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The tree of a fabric8 model object. */
    static ObjectNode of(Object model) {
        return MAPPER.valueToTree(model);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written: " + e.getMessage(), e);
        }
    }

    static String text(JsonNode node) {
        return new String(bytes(node), StandardCharsets.UTF_8);
    }

    /** Sets a default: only where the object says nothing. */
    static void putIfAbsent(ObjectNode object, String field, JsonNode value) {
        if (!object.hasNonNull(field)) {
            object.set(field, value);
        }
    }

    static void putIfAbsent(ObjectNode object, String field, String value) {
        putIfAbsent(object, field, JsonNodeFactory.instance.textNode(value));
    }

    static void putIfAbsent(ObjectNode object, String field, int value) {
        putIfAbsent(object, field, JsonNodeFactory.instance.numberNode(value));
    }

    static void putIfAbsent(ObjectNode object, String field, boolean value) {
        putIfAbsent(object, field, JsonNodeFactory.instance.booleanNode(value));
    }

    /** A child object, made when it is not there. */
    static ObjectNode child(ObjectNode object, String field) {
        return object.get(field) instanceof ObjectNode there ? there : object.putObject(field);
    }
}
