package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A saved plan.
 *
 * @param serial of the state that it was made for
 * @param changes what is to be done, what is needed before what needs it
 * @param gone addresses of the state that AWS has no more
 */
record TerraformPlan(int serial, List<Change> changes, List<String> gone) {
    private static final JsonMapper JSON = new JsonMapper();
    /** What a bundle declares differently, if that is the trouble. */
    private static final String CHANGED = "aws_subnet.private_1";

    TerraformPlan {
        changes = List.copyOf(changes);
        gone = List.copyOf(gone);
    }

    /** What is done to a resource. */
    enum Action {
        NOTHING,
        CREATE,
        REPLACE,
        IMPORT
    }

    /**
     * One line of the plan.
     *
     * @param id of what exists, or ""
     * @param parents ids of what it needs, as far as they are known; by address without index
     */
    record Change(Declared declared, Action action, String id, Map<String, String> parents) {}

    /**
     * Plans.
     *
     * @param imports ids by address
     * @throws RefusedException if something to import does not exist
     */
    static TerraformPlan of(TerraformState state, Set<String> targets, Map<String, String> imports, World world) {
        Cloud cloud = world.cloud();
        List<Change> changes = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        Map<String, String> known = new TreeMap<>();
        for (Declared declared : RecoveryStack.within(targets)) {
            var entry = state.at(declared.address());
            if (entry != null && cloud.byId(entry.id()).isEmpty()) {
                gone.add(declared.address());
                entry = null;
            }
            Map<String, String> parents = new TreeMap<>();
            declared.needs().forEach(need -> {
                String id = known.get(need);
                if (id != null) {
                    parents.put(need, id);
                }
            });
            String imported = imports.get(declared.address());
            boolean changed =
                    world.trouble() == Trouble.PLAN_REPLACES && declared.key().equals(CHANGED);
            if (entry != null && !entry.tainted() && !changed) {
                known.put(declared.key(), entry.id());
                changes.add(new Change(declared, Action.NOTHING, entry.id(), parents));
            } else if (entry != null) {
                changes.add(new Change(declared, Action.REPLACE, entry.id(), parents));
            } else if (imported != null) {
                if (cloud.byId(imported).isEmpty()) {
                    throw new RefusedException("Cannot import non-existent remote object: " + imported);
                }
                known.put(declared.key(), imported);
                changes.add(new Change(declared, Action.IMPORT, imported, parents));
            } else {
                changes.add(new Change(declared, Action.CREATE, "", parents));
            }
        }
        return new TerraformPlan(state.serial(), changes, gone);
    }

    /** {@code terraform show -json} of the plan. */
    JsonNode shown() {
        ObjectNode root = JSON.createObjectNode().put("format_version", "1.2");
        root.putObject("planned_values");
        root.put("applyable", changes.stream().anyMatch(c -> c.action() != Action.NOTHING));
        ArrayNode list = root.putArray("resource_changes");
        changes.forEach(c -> show(c, list.addObject()));
        root.putObject("configuration")
                .putObject("provider_config")
                .putObject("aws")
                .put("name", "aws")
                .put("full_name", "registry.terraform.io/hashicorp/aws")
                .putObject("expressions")
                .putObject("region")
                .put("constant_value", World.REGION);
        return root;
    }

    private static void show(Change planned, ObjectNode node) {
        Declared declared = planned.declared();
        node.put("address", declared.address())
                .put("mode", "managed")
                .put("type", declared.type())
                .put("name", declared.name());
        ObjectNode change = node.putObject("change");
        ArrayNode actions = change.putArray("actions");
        switch (planned.action()) {
            case NOTHING -> actions.add("no-op");
            case CREATE -> actions.add("create");
            case IMPORT -> {
                actions.add("no-op");
                change.putObject("importing").put("id", planned.id());
            }
            case REPLACE -> {
                actions.add("delete").add("create");
                node.put("action_reason", "replace_because_tainted");
            }
        }
        ObjectNode after = change.putObject("after");
        after.putObject("tags").put("Name", World.CLUSTER);
        planned.parents().forEach(after::put);
    }
}
