package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of terraform's state.
 *
 * @param serial counts the versions
 * @param entries by address
 */
record TerraformState(int serial, Map<String, Entry> entries) {
    private static final JsonMapper JSON = new JsonMapper();

    static final TerraformState EMPTY = new TerraformState(0, Map.of());

    TerraformState {
        entries = Map.copyOf(entries);
    }

    /**
     * A resource in it.
     *
     * @param id AWS's
     * @param tainted whether its creation was interrupted or failed
     */
    record Entry(String id, boolean tainted) {}

    TerraformState with(String address, String id, boolean tainted) {
        Map<String, Entry> more = new TreeMap<>(entries);
        more.put(address, new Entry(id, tainted));
        return new TerraformState(serial + 1, more);
    }

    TerraformState without(String address) {
        Map<String, Entry> less = new TreeMap<>(entries);
        less.remove(address);
        return new TerraformState(serial + 1, less);
    }

    @Nullable Entry at(String address) {
        return entries.get(address);
    }

    /** {@code terraform show -json}. */
    JsonNode shown() {
        ObjectNode root = JSON.createObjectNode().put("format_version", "1.0");
        if (entries.isEmpty()) {
            return root;
        }
        ArrayNode resources = root.putObject("values").putObject("root_module").putArray("resources");
        new TreeMap<>(entries).forEach((address, entry) -> {
            Declared declared = RecoveryStack.at(address);
            ObjectNode resource = resources
                    .addObject()
                    .put("address", address)
                    .put("mode", "managed")
                    .put("type", declared.type())
                    .put("name", declared.name());
            if (entry.tainted()) {
                resource.put("tainted", true);
            }
            resource.putObject("values").put("id", entry.id());
            ArrayNode needs = resource.putArray("depends_on");
            RecoveryStack.needsOf(declared).forEach(needs::add);
        });
        return root;
    }
}
