package io.drfailover.stacks.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.BundleLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * CDKTF's one file, split so that a person finds what the names promise: declarations, values, backend, and the rest.
 * CDKTF's own notes ({@code //}) are dropped; Terraform does not read them.
 */
final class SynthesizedStack {
    private static final String NOTES = "//";
    private static final String TERRAFORM = "terraform";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final ObjectNode whole;

    private SynthesizedStack(ObjectNode whole) {
        this.whole = whole;
    }

    /**
     * Reads {@code cdk.tf.json}.
     *
     * @throws PackagingException if it is not there; says how to make it
     */
    static SynthesizedStack read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "no synthesized stack at %s; run the build's synth step before (mvn -pl stacks -am package)"
                            .formatted(file));
        }
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new PackagingException("reading %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    static SynthesizedStack of(byte[] json) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(json);
        dropNotes(tree);
        return new SynthesizedStack(tree);
    }

    /** The files of the bundle by their paths in it. */
    SortedMap<String, byte[]> files() {
        ObjectNode main = whole.deepCopy();
        ObjectNode variables = object(main.remove("variable"));
        ObjectNode values = JSON.createObjectNode();
        variables.properties().forEach(variable -> {
            JsonNode value = object(variable.getValue()).remove("default");
            if (value != null) {
                values.set(variable.getKey(), value);
            }
        });
        ObjectNode backend = JSON.createObjectNode();
        backend.putObject(TERRAFORM).set("backend", object(main.get(TERRAFORM)).remove("backend"));

        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(BundleLayout.MAIN, text(main));
        files.put(BundleLayout.VARIABLES, text(JSON.createObjectNode().set("variable", variables)));
        files.put(BundleLayout.VARIABLE_VALUES, text(values));
        files.put(BundleLayout.BACKEND, text(backend));
        return files;
    }

    /** JSON for people and machines: indented, sorted, a newline at the end. */
    static byte[] text(Object value) {
        try {
            // A tree keeps its order; a map is sorted.
            Object sorted = JSON.treeToValue(JSON.valueToTree(value), Object.class);
            return (JSON.writeValueAsString(sorted) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new PackagingException("writing JSON: " + e.getMessage(), e);
        }
    }

    private static ObjectNode object(JsonNode node) {
        return Objects.requireNonNullElseGet((ObjectNode) node, JSON::createObjectNode);
    }

    private static void dropNotes(JsonNode node) {
        if (node instanceof ObjectNode tree) {
            tree.remove(NOTES);
        }
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        children.forEach(SynthesizedStack::dropNotes);
    }
}
