package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plans, and takes into the state what the plan would create although AWS has it already: what an attempt made that was
 * killed before it could write its state. Driven by the plan, because a child can be told apart only once its parent is
 * known: each round the import of a VPC lets the next one find its subnets, and so on.
 */
final class Adoption {
    /** The chain network, subnet, cluster, node group, attachment is five long. */
    private static final int MAX_ROUNDS = 10;

    private final Inventory inventory;
    private final SettledHealth health;
    private final Completion completion;
    private final Progress progress;

    Adoption(Inventory inventory, SettledHealth health, Completion completion, Progress progress) {
        this.inventory = inventory;
        this.health = health;
        this.completion = completion;
        this.progress = progress;
    }

    /**
     * Plans until nothing new is found in AWS.
     *
     * @param targets what to restrict the plan to; empty for everything
     * @return the plan that was saved last
     * @throws TerraformException if AWS has given up what would have to be adopted, or there are several
     * @throws Deadline.ReachedException if AWS takes longer to finish it than the invocation has
     */
    JsonNode plan(Collection<String> targets, Terraform terraform, InfrastructureHistory history, Deadline deadline) {
        Map<String, String> imports = new TreeMap<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            JsonNode plan = terraform.plan(targets, imports, deadline);
            Map<String, String> found = existing(plan, history, deadline);
            if (found.isEmpty()) {
                return plan;
            }
            imports.putAll(found);
        }
        throw new TerraformException(
                "after " + MAX_ROUNDS + " plans AWS still has more that an earlier attempt made: " + imports,
                "compare the bundle with what exists in AWS; nothing was applied");
    }

    private Map<String, String> existing(JsonNode plan, InfrastructureHistory history, Deadline deadline) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode change : plan.path("resource_changes")) {
            JsonNode actions = change.path("change").path("actions");
            if (actions.size() == 1 && actions.path(0).asText().equals("create")) {
                var planned = new PlannedResource(
                        change.path("address").asText(),
                        change.path("type").asText(),
                        change.path("change").path("after"));
                inventory
                        .find(planned)
                        .flatMap(id -> usable(planned, id, history, deadline))
                        .ifPresent(id -> found.put(planned.address(), id));
            }
        }
        return found;
    }

    private Optional<String> usable(
            PlannedResource planned, String id, InfrastructureHistory history, Deadline deadline) {
        var existing = new StateResource(
                planned.address(),
                planned.type(),
                false,
                JsonNodeFactory.instance.objectNode().put("id", id),
                List.of());
        switch (health.of(existing, deadline)) {
            case ABSENT -> {
                return Optional.empty();
            }
            case FAILED -> {
                if (inventory.find(planned).isEmpty()) {
                    // AWS takes it away by itself.
                    return Optional.empty();
                }
                throw new TerraformException(
                        "AWS has given up " + id + ", which an earlier attempt made as " + planned.address(),
                        "look at why it failed in the AWS console and delete it there, then invoke the function again: "
                                + "it makes it anew");
            }
            default -> {
                completion.complete(existing, history);
                progress.note(
                        Stage.INFRASTRUCTURE, planned.address(), "AWS has it already, " + id + "; it is taken over");
                return Optional.of(id);
            }
        }
    }
}
