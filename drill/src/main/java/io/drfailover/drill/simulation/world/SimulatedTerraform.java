package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.Deadline;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.terraform.StalePlanException;
import io.drfailover.terraform.Terraform;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** terraform in one sandbox, verb by verb, with the manners of the real one. */
final class SimulatedTerraform implements Terraform {
    private final Sandbox sandbox;
    private final World world;
    private final TerraformProcess process;
    private @Nullable TerraformPlan saved;

    SimulatedTerraform(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
        this.process = new TerraformProcess(sandbox);
    }

    @Override
    public JsonNode configuration() {
        return RecoveryStack.configuration();
    }

    @Override
    public void init(Deadline deadline) {
        quick("init", 900, deadline);
        sometimesFails("init", "Failed to get existing workspaces: operation error S3: RequestTimeout");
    }

    @Override
    public JsonNode state(Deadline deadline) {
        quick("show", 600, deadline);
        return world.terraformState().shown();
    }

    @Override
    public JsonNode plan(Collection<String> targets, Map<String, String> imports, Deadline deadline) {
        process.begin("plan", deadline);
        process.lock("Plan");
        TerraformState state = world.terraformState();
        process.work("plan", Duration.ofMillis(world.faults().between(2_000, 9_000)), deadline, () -> {});
        sandbox.step(Call.write("terraform", "plan", "ends"));
        try {
            saved = TerraformPlan.of(state, new TreeSet<>(targets), imports, world);
        } catch (RefusedException e) {
            process.unlock();
            throw process.failed("plan", String.valueOf(e.getMessage()));
        }
        process.unlock();
        sometimesFails("plan", "reading EC2 VPC: operation error EC2: RequestLimitExceeded");
        world.trail()
                .event(
                        sandbox,
                        "terraform plan " + targets.size() + " targets, imports " + imports,
                        Fault.NONE,
                        text(saved));
        return saved.shown();
    }

    @Override
    public void apply(Consumer<String> events, Deadline deadline) {
        TerraformPlan plan = saved;
        if (plan == null) {
            throw process.failed("apply", "there is no saved plan");
        }
        process.begin("apply", deadline);
        process.lock("Apply");
        TerraformState state = world.terraformState();
        if (state.serial() != plan.serial()) {
            process.unlock();
            throw new StalePlanException(1);
        }
        world.trail().observe(new Observation.Changed(Observation.Part.TERRAFORM, sandbox, "applies"));
        if (world.faults()
                .happens(
                        Fault.LEDGER_UNREACHABLE,
                        world.stormy(0.08),
                        world.scheduler().now())) {
            // The lease runs out in the middle of the longest work.
            sandbox.cutOffLedgerUntil(
                    world.scheduler().now().plusSeconds(world.faults().between(45, 200)));
        }
        new TerraformApply(sandbox, process, state, events).run(plan, deadline);
        world.trail().event(sandbox, "terraform apply", Fault.NONE, "ends well");
    }

    @Override
    public void untaint(String address, Deadline deadline) {
        process.begin("untaint", deadline);
        process.lock("Untaint");
        process.work("untaint", Duration.ofMillis(700), deadline, () -> {});
        var entry = world.terraformState().at(address);
        if (entry == null || !entry.tainted()) {
            process.unlock();
            throw process.failed("untaint", "Resource instance " + address + " is not tainted");
        }
        world.trail().observe(new Observation.Changed(Observation.Part.TERRAFORM, sandbox, "untaints " + address));
        world.persist(world.terraformState().with(address, entry.id(), false));
        process.unlock();
        world.trail().event(sandbox, "terraform untaint " + address, Fault.NONE, "");
    }

    @Override
    public void unlock(String lockId, Deadline deadline) {
        quick("force-unlock", 500, deadline);
        String lock = world.bucket().get(BucketLayout.TERRAFORM_LOCK);
        if (lock == null || !lock.contains("\"" + lockId + "\"")) {
            throw process.failed("force-unlock", "Failed to unlock state: no lock " + lockId);
        }
        world.trail().observe(new Observation.Changed(Observation.Part.TERRAFORM, sandbox, "breaks the lock"));
        world.bucket().delete(BucketLayout.TERRAFORM_LOCK);
        world.trail().event(sandbox, "terraform force-unlock", Fault.NONE, lock);
    }

    @Override
    public JsonNode output(Deadline deadline) {
        quick("output", 600, deadline);
        ObjectNode outputs = new JsonMapper().createObjectNode();
        TerraformState state = world.terraformState();
        boolean complete = RecoveryStack.resources().stream().allMatch(d -> state.at(d.address()) != null);
        for (TerraformOutput output : TerraformOutput.values()) {
            String value =
                    switch (output) {
                        case CLUSTER_NAME -> World.CLUSTER;
                        case CLUSTER_ENDPOINT -> "https://cluster.example";
                        default -> output.outputName() + "-value";
                    };
            outputs.putObject(output.outputName()).put("value", complete ? value : "");
        }
        return outputs;
    }

    private void quick(String verb, long millis, Deadline deadline) {
        process.begin(verb, deadline);
        process.work(verb, Duration.ofMillis(millis), deadline, () -> {});
    }

    private void sometimesFails(String verb, String words) {
        if (world.faults()
                .happens(
                        Fault.SERVER_ERROR,
                        world.stormy(0.01),
                        world.scheduler().now())) {
            throw process.failed(verb, words);
        }
    }

    private static String text(TerraformPlan plan) {
        var text = new StringBuilder();
        for (TerraformPlan.Change change : plan.changes()) {
            if (change.action() != TerraformPlan.Action.NOTHING) {
                text.append(change.action().name().toLowerCase(java.util.Locale.ROOT))
                        .append(' ')
                        .append(change.declared().address())
                        .append(", ");
            }
        }
        return text.isEmpty() ? "no changes" : text.toString();
    }
}
