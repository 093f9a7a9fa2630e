package io.drfailover.terraform;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file with terraform's {@code import} blocks, beside the bundle's own: the one way to take something over that
 * shows in a plan, and so passes the gate first.
 *
 * @param directory where the bundle's files are
 */
record ImportFile(Path directory) {
    private static final String NAME = "failover-imports.tf.json";

    /**
     * Writes the blocks; without any, there is no file.
     *
     * @param imports ids by address
     * @throws IOException if the directory is not writable
     */
    void write(Map<String, String> imports) throws IOException {
        Path file = directory.resolve(NAME);
        if (imports.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        ObjectNode root = new JsonMapper().createObjectNode();
        ArrayNode blocks = root.putArray("import");
        new TreeMap<>(imports)
                .forEach((address, id) -> blocks.addObject().put("to", address).put("id", literal(id)));
        Files.writeString(file, root.toString());
    }

    /** An id is text, never an expression. */
    private static String literal(String id) {
        return id.replace("${", "$${").replace("%{", "%%{");
    }
}
