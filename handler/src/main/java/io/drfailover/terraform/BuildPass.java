package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.util.Collection;
import java.util.Set;

/** One plan and its apply: adopt, pass the gate, prove that the run is still ours, apply exactly what passed. */
final class BuildPass {
    private final Adoption adoption;
    private final PlanGate gate;
    private final Progress progress;

    BuildPass(Adoption adoption, PlanGate gate, Progress progress) {
        this.adoption = adoption;
        this.gate = gate;
        this.progress = progress;
    }

    /**
     * What a pass is about.
     *
     * @param name for people and the ledger
     * @param targets addresses, or none for everything
     * @param replaceable addresses of what AWS has given up and nothing depends on
     */
    record Scope(String name, Collection<String> targets, Set<String> replaceable) {}

    /**
     * Makes what the scope lacks. Plans a second time if the state has changed meanwhile.
     *
     * @return what was planned, and applied
     */
    PlanSummary run(Scope scope, Terraform terraform, InfrastructureHistory history, Deadline deadline) {
        try {
            return once(scope, terraform, history, deadline);
        } catch (StalePlanException e) {
            progress.note(Stage.INFRASTRUCTURE, scope.name(), "the state has changed since the plan, planning again");
            return once(scope, terraform, history, deadline);
        }
    }

    private PlanSummary once(Scope scope, Terraform terraform, InfrastructureHistory history, Deadline deadline) {
        progress.note(Stage.INFRASTRUCTURE, scope.name(), "planning the " + scope.name());
        JsonNode plan = adoption.plan(scope.targets(), terraform, history, deadline);
        PlanSummary summary = gate.examine(plan, scope.replaceable());
        progress.note(
                Stage.INFRASTRUCTURE, scope.name(), InfrastructureHistory.PLAN_OF + scope.name() + ": " + summary);
        history.remember(InfrastructureHistory.PLAN_OF + scope.name(), summary.toString());
        if (plan.path("applyable").asBoolean(summary.changes() > 0)) {
            apply(scope, terraform, history, deadline);
        }
        return summary;
    }

    private void apply(Scope scope, Terraform terraform, InfrastructureHistory history, Deadline deadline) {
        try (var events = new ApplyEvents(progress)) {
            history.fence();
            try {
                terraform.apply(events, deadline);
            } catch (TerraformException | Deadline.ReachedException ended) {
                keep(scope, events, history, ended);
                throw ended;
            }
            history.keep(scope.name(), events.kept());
        }
    }

    private static void keep(Scope scope, ApplyEvents events, InfrastructureHistory history, RuntimeException ended) {
        try {
            history.keep(scope.name(), events.kept());
        } catch (RuntimeException e) {
            // Why terraform ended matters more.
            ended.addSuppressed(e);
        }
    }
}
