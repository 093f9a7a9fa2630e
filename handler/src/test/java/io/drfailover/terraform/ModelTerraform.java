package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.Deadline;
import io.drfailover.contract.TerraformOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A small terraform: configuration, state and AWS are maps, its plans are what the real one would make of them. */
final class ModelTerraform implements Terraform, Inventory, DefaultEgress {
    static final String ACCOUNT = "123456789012";
    /** What AWS is still making is ready for whoever asks once more. */
    private static final int ASKED_UNTIL_READY = 2;

    private static final JsonMapper JSON = new JsonMapper();

    final List<ModelResource> configuration;
    /** By address: whether tainted. */
    final Map<String, Boolean> state = new TreeMap<>();
    /** By address: how it fares. */
    final Map<String, Health> aws = new TreeMap<>();
    /** By address: how it fares once AWS is no longer at work on it; usable if nothing is said. */
    final Map<String, Health> ends = new TreeMap<>();
    /** Ids of security groups that still have the rule with which AWS made them. */
    final Set<String> openGroups = new TreeSet<>();
    /** Actions that a plan has beyond the model, by address. */
    final Map<String, List<String>> sabotage = new LinkedHashMap<>();
    /** What the applies end with, in their order; after them they succeed. */
    final List<RuntimeException> applies = new ArrayList<>();

    final List<String> journal;
    private final Map<String, Integer> asked = new TreeMap<>();
    private ObjectNode saved = JSON.createObjectNode();

    ModelTerraform(List<ModelResource> configuration, List<String> journal) {
        this.configuration = configuration;
        this.journal = journal;
    }

    @Override
    public JsonNode configuration() {
        ObjectNode root = JSON.createObjectNode();
        for (ModelResource resource : configuration) {
            ObjectNode body = root.withObject("/resource/" + resource.type() + "/" + resource.name());
            for (String dependency : resource.dependsOn()) {
                body.put("needs_" + body.size(), "${" + dependency + ".id}");
            }
        }
        return root;
    }

    @Override
    public void init(Deadline deadline) {
        journal.add("init");
    }

    @Override
    public JsonNode state(Deadline deadline) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode resources = root.putObject("values").putObject("root_module").putArray("resources");
        for (ModelResource resource : configuration) {
            if (state.containsKey(resource.address())) {
                ObjectNode node = resources
                        .addObject()
                        .put("address", resource.address())
                        .put("mode", "managed")
                        .put("type", resource.type());
                if (state.getOrDefault(resource.address(), false)) {
                    node.put("tainted", true);
                }
                node.putObject("values").put("id", "id-of-" + resource.address());
                resource.dependsOn().forEach(node.putArray("depends_on")::add);
            }
        }
        return root;
    }

    @Override
    public JsonNode plan(Collection<String> targets, Map<String, String> imports, Deadline deadline) {
        journal.add("plan" + (targets.isEmpty() ? "" : " targets") + (imports.isEmpty() ? "" : " " + imports.keySet()));
        saved = JSON.createObjectNode();
        saved.putObject("planned_values");
        saved.withObject("/configuration/provider_config/aws")
                .put("name", "aws")
                .putObject("expressions")
                .putObject("region")
                .put("constant_value", "eu-west-1");
        ArrayNode changes = saved.putArray("resource_changes");
        for (ModelResource resource : configuration) {
            if (targets.isEmpty() || targets.contains(resource.address())) {
                change(changes, resource, Optional.ofNullable(imports.get(resource.address())));
            }
        }
        sabotage.forEach((address, actions) -> add(changes, address, actions, ""));
        return saved.deepCopy();
    }

    private void change(ArrayNode changes, ModelResource resource, Optional<String> imported) {
        String address = resource.address();
        boolean there = aws.containsKey(address);
        if (imported.isPresent()) {
            add(changes, address, List.of("no-op"), "")
                    .withObject("/change")
                    .putObject("importing")
                    .put("id", imported.get());
        } else if (!state.containsKey(address) || !there) {
            add(changes, address, List.of("create"), "");
        } else if (state.getOrDefault(address, false)) {
            add(changes, address, List.of("delete", "create"), "replace_because_tainted");
        } else {
            add(changes, address, List.of("no-op"), "");
        }
    }

    private static ObjectNode add(ArrayNode changes, String address, List<String> actions, String reason) {
        ObjectNode node = changes.addObject()
                .put("address", address)
                .put("mode", "managed")
                .put("type", address.substring(0, address.indexOf('.')));
        if (!reason.isEmpty()) {
            node.put("action_reason", reason);
        }
        ObjectNode change = node.putObject("change");
        actions.forEach(change.putArray("actions")::add);
        change.putObject("after");
        return node;
    }

    /** Addresses that the saved plan would delete or replace. */
    Set<String> destroyedBySavedPlan() {
        Set<String> found = new TreeSet<>();
        for (JsonNode change : saved.path("resource_changes")) {
            if (change.path("change").path("actions").toString().contains("delete")) {
                found.add(change.path("address").asText());
            }
        }
        return found;
    }

    @Override
    public void apply(Consumer<String> events, Deadline deadline) {
        journal.add("apply " + destroyedBySavedPlan());
        events.accept("{\"type\":\"apply_complete\",\"hook\":{\"resource\":{\"addr\":\"a.b\"}}}");
        if (!applies.isEmpty()) {
            throw applies.remove(0);
        }
        for (JsonNode change : saved.path("resource_changes")) {
            String address = change.path("address").asText();
            String actions = change.path("change").path("actions").toString();
            if (actions.contains("create") || change.path("change").has("importing")) {
                state.put(address, false);
                aws.put(address, Health.USABLE);
            }
        }
    }

    @Override
    public void untaint(String address, Deadline deadline) {
        journal.add("untaint " + address);
        state.put(address, false);
    }

    @Override
    public void unlock(String lockId, Deadline deadline) {
        journal.add("unlock " + lockId);
    }

    @Override
    public JsonNode output(Deadline deadline) {
        ObjectNode outputs = JSON.createObjectNode();
        for (TerraformOutput output : TerraformOutput.values()) {
            outputs.putObject(output.outputName()).put("value", "https://" + output.outputName());
        }
        return outputs;
    }

    @Override
    public boolean ensureRevoked(String securityGroupId) {
        journal.add("revoke " + securityGroupId);
        return openGroups.remove(securityGroupId);
    }

    @Override
    public Optional<String> find(PlannedResource planned) {
        boolean takenAway = planned.type().equals("aws_nat_gateway") && aws.get(planned.address()) == Health.FAILED;
        return aws.containsKey(planned.address()) && !takenAway
                ? Optional.of("id-of-" + planned.address())
                : Optional.empty();
    }

    @Override
    public Health health(StateResource resource) {
        Health health = aws.getOrDefault(resource.address(), Health.ABSENT);
        if (health == Health.IN_PROGRESS) {
            journal.add("asked " + resource.address());
            if (asked.merge(resource.address(), 1, Integer::sum) == ASKED_UNTIL_READY) {
                aws.put(resource.address(), ends.getOrDefault(resource.address(), Health.USABLE));
            }
        }
        return health;
    }
}
