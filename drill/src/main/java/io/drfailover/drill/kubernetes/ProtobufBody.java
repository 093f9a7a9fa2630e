package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Bodies in the protobuf encoding of Kubernetes. Helm's typed Go client posts its release Secrets (or ConfigMaps) and
 * its delete options this way whatever the server would like. Field numbers are those of {@code generated.proto} in
 * k8s.io/api and k8s.io/apimachinery; they are part of the API and never change.
 */
final class ProtobufBody {
    private static final ByteString MAGIC = ByteString.copyFrom(new byte[] {'k', '8', 's', 0});

    private ProtobufBody() {}

    static boolean isProtobuf(byte[] body) {
        return ByteString.copyFrom(body).startsWith(MAGIC);
    }

    /** The same object as JSON. */
    static ObjectNode toJson(byte[] body) {
        UnknownFieldSet envelope = message(ByteString.copyFrom(body).substring(MAGIC.size()));
        UnknownFieldSet type = message(bytes(envelope, 1));
        UnknownFieldSet object = message(bytes(envelope, 2));
        String kind = text(type, 2);
        ObjectNode json = Json.object().put("apiVersion", text(type, 1)).put("kind", kind);
        switch (kind) {
            case "Secret" -> secret(object, json);
            case "ConfigMap" -> configMap(object, json);
            case "Namespace", "ServiceAccount" -> metadata(object, json);
            case "DeleteOptions" -> deleteOptions(object, json);
            default ->
                throw ApiException.unsupported("a " + kind + " in protobuf is not understood by this emulated"
                        + " API; send it as application/json");
        }
        return json;
    }

    private static void secret(UnknownFieldSet object, ObjectNode json) {
        metadata(object, json);
        ObjectNode data = json.putObject("data");
        entries(object, 2, (key, value) -> data.put(key, Base64.getEncoder().encodeToString(value.toByteArray())));
        put(json, "type", text(object, 3));
        ObjectNode stringData = Json.object();
        entries(object, 4, (key, value) -> stringData.put(key, value.toStringUtf8()));
        if (!stringData.isEmpty()) {
            json.set("stringData", stringData);
        }
        if (number(object, 5) == 1) {
            json.put("immutable", true);
        }
    }

    private static void configMap(UnknownFieldSet object, ObjectNode json) {
        metadata(object, json);
        ObjectNode data = json.putObject("data");
        entries(object, 2, (key, value) -> data.put(key, value.toStringUtf8()));
    }

    private static void metadata(UnknownFieldSet object, ObjectNode json) {
        UnknownFieldSet source = message(bytes(object, 1));
        ObjectNode metadata = json.putObject("metadata");
        put(metadata, "name", text(source, 1));
        put(metadata, "generateName", text(source, 2));
        put(metadata, "namespace", text(source, 3));
        put(metadata, "resourceVersion", text(source, 6));
        ObjectNode labels = metadata.putObject("labels");
        entries(source, 11, (key, value) -> labels.put(key, value.toStringUtf8()));
        ObjectNode annotations = metadata.putObject("annotations");
        entries(source, 12, (key, value) -> annotations.put(key, value.toStringUtf8()));
    }

    private static void deleteOptions(UnknownFieldSet object, ObjectNode json) {
        put(json, "propagationPolicy", text(object, 4));
        for (ByteString stage : object.getField(5).getLengthDelimitedList()) {
            json.withArray("/dryRun").add(stage.toStringUtf8());
        }
    }

    /** A protobuf map is a list of messages with a key (1) and a value (2). */
    private static void entries(UnknownFieldSet object, int field, BiConsumer<String, ByteString> entry) {
        for (ByteString encoded : object.getField(field).getLengthDelimitedList()) {
            UnknownFieldSet pair = message(encoded);
            entry.accept(text(pair, 1), bytes(pair, 2));
        }
    }

    private static UnknownFieldSet message(ByteString encoded) {
        try {
            return UnknownFieldSet.parseFrom(encoded);
        } catch (InvalidProtocolBufferException e) {
            throw ApiException.badRequest("the body of the request is not protobuf: " + e.getMessage());
        }
    }

    private static ByteString bytes(UnknownFieldSet object, int field) {
        List<ByteString> values = object.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.get(values.size() - 1);
    }

    private static String text(UnknownFieldSet object, int field) {
        return bytes(object, field).toStringUtf8();
    }

    private static long number(UnknownFieldSet object, int field) {
        List<Long> values = object.getField(field).getVarintList();
        return values.isEmpty() ? 0 : values.get(values.size() - 1);
    }

    private static void put(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }
}
