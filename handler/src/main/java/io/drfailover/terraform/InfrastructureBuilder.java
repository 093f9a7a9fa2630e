package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.Deadline;
import io.drfailover.FailoverConfig;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import io.drfailover.contract.TerraformOutput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Builds the recovery infrastructure from the bundle, whatever earlier attempts left: frees the lock of a dead one, keeps
 * what it had half made, takes over what it made and did not record; then plans, passes the gate and applies, first the
 * quick foundation, then the rest. Safe to run again.
 */
public final class InfrastructureBuilder {
    private final FailoverConfig config;
    private final Terraforms terraforms;
    private final StateLock lock;
    private final Inventory inventory;
    private final DefaultEgress egress;
    private final Progress progress;

    public InfrastructureBuilder(
            FailoverConfig config,
            Terraforms terraforms,
            StateLock lock,
            Inventory inventory,
            DefaultEgress egress,
            Progress progress) {
        this.config = config;
        this.terraforms = terraforms;
        this.lock = lock;
        this.inventory = inventory;
        this.egress = egress;
        this.progress = progress;
    }

    /**
     * Builds what is not there yet.
     *
     * @throws TerraformException if terraform fails, takes too long, or plans something that is refused, or if what is
     *     there leaves a choice to a person
     * @throws Deadline.ReachedException when the invocation's time is over first; state saved, lock free
     */
    public Infrastructure ensureBuilt(Bundle bundle, InfrastructureHistory history, Deadline deadline) {
        return build(terraforms.open(bundle, RecoveryValues.of(config)), history, deadline);
    }

    private Infrastructure build(Terraform terraform, InfrastructureHistory history, Deadline deadline) {
        progress.note(Stage.INFRASTRUCTURE, "terraform", "looking at what is there");
        terraform.init(deadline);
        new LockBreaker(lock, progress).ensureFree(terraform, history, deadline);
        var health = new SettledHealth(inventory, progress);
        var completion = new Completion(egress, progress);
        RecordedState state = RecordedState.read(terraform.state(deadline));
        Set<String> replaceable =
                new TaintHealer(health, completion, progress).heal(state, terraform, history, deadline);
        var gate = new PlanGate(config.drRegion(), RecoveryValues.account(config), config.maxPlannedChanges());
        var pass = new BuildPass(new Adoption(inventory, health, completion, progress), gate, progress);
        PlanSummary done = PlanSummary.NOTHING;
        List<String> foundation = Foundation.of(terraform.configuration()).missingFrom(state);
        if (!foundation.isEmpty()) {
            done = pass.run(new BuildPass.Scope("foundation", foundation, replaceable), terraform, history, deadline);
        }
        done = done.and(
                pass.run(new BuildPass.Scope("infrastructure", List.of(), replaceable), terraform, history, deadline));
        return read(terraform.output(deadline), done);
    }

    private static Infrastructure read(JsonNode json, PlanSummary summary) {
        Map<String, String> outputs = new TreeMap<>();
        for (TerraformOutput output : TerraformOutput.values()) {
            JsonNode value = json.path(output.outputName()).path("value");
            if (value.isMissingNode() || value.isNull() || value.asText().isEmpty()) {
                throw new TerraformException(
                        "the infrastructure is built but its output \"" + output.outputName() + "\" is empty",
                        "build the bundle with the same version of dr-failover as the function");
            }
            outputs.put(output.outputName(), value.asText());
        }
        return Infrastructure.of(outputs, summary);
    }
}
