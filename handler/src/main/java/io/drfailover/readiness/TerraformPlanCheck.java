package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.ledger.RunRecord;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.Diagnostic;
import io.drfailover.terraform.PlanPreview;
import io.drfailover.terraform.PlanSummary;
import io.drfailover.terraform.PreviewException;
import io.drfailover.terraform.TerraformException;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether terraform can plan the recovery infrastructure, and the gate would let the plan pass. */
final class TerraformPlanCheck implements ReadinessCheck {
    /** Where the stack looks up the network of the database that it peers with. */
    private static final String REPLICA = "data.aws_db_instance.";

    private final Once<Bundle> bundle;
    private final Once<LoadedToolchain.Verified> toolchain;
    private final Planner planner;
    private final Predicate<Bundle> cold;
    private final NewestRun newest;

    /**
     * A check.
     *
     * @param cold whether nothing of the bundle's infrastructure is built in peace
     * @param newest whose interrupted attempt may have left something
     */
    TerraformPlanCheck(
            Once<Bundle> bundle,
            Once<LoadedToolchain.Verified> toolchain,
            Planner planner,
            Predicate<Bundle> cold,
            NewestRun newest) {
        this.bundle = bundle;
        this.toolchain = toolchain;
        this.planner = planner;
        this.cold = cold;
        this.newest = newest;
    }

    /** Plans, and changes nothing. */
    @FunctionalInterface
    interface Planner {
        PlanPreview plan(Bundle bundle, Deadline deadline);
    }

    @Override
    public String name() {
        return "terraform-plan";
    }

    @Override
    public Finding look(Deadline deadline) {
        Optional<Bundle> verified = bundle.attempt();
        if (verified.isEmpty()) {
            return Finding.notMade("the bundle could not be read", "see the check bundle");
        }
        if (toolchain.attempt().isEmpty()) {
            return Finding.notMade("the toolchain could not be read or unpacked", "see the checks toolchain and disk");
        }
        try {
            return judged(planner.plan(verified.get(), deadline), cold.test(verified.get()));
        } catch (PreviewException e) {
            // One fault, one finding: without the replica there is no network to plan for.
            return e.errors().stream().allMatch(d -> d.address().startsWith(REPLICA))
                    ? Finding.notMade(e.problem(), "see the check replica")
                    : Finding.blocking(e.problem(), e.remedy());
        } catch (TerraformException e) {
            return Finding.blocking(e.problem(), e.remedy());
        }
    }

    private Finding judged(PlanPreview preview, boolean cold) {
        if (!preview.tainted().isEmpty()) {
            return halfMade(preview);
        }
        if (cold && preview.existing() > 0 && preview.plan().changes() > 0) {
            return Finding.warning(
                    "capacityProfile is cold, but " + preview.existing()
                            + " resources of an earlier run stand: "
                            + preview.plan(),
                    "when nobody uses them any more, destroy them with the bundle's terraform; or deploy with another capacityProfile");
        }
        return Finding.ok(standing(preview)
                + preview.plan()
                + preview.warnings().stream()
                        .findFirst()
                        .map(TerraformPlanCheck::warned)
                        .orElse(""));
    }

    /**
     * Terraform plans to replace what it has marked. A run looks in AWS first and keeps what is there, so how many of them
     * would be replaced is not known here.
     */
    private Finding halfMade(PlanPreview preview) {
        PlanSummary plan = preview.plan();
        PlanSummary otherwise = new PlanSummary(plan.creates(), plan.updates(), plan.imports(), 0);
        return Finding.warning(
                "an interrupted attempt left terraform's mark \"tainted\" ("
                        + preview.tainted().size() + "): "
                        + String.join(", ", preview.tainted())
                        + "; a run takes it off what AWS has made, and replaces only what AWS has given up; otherwise "
                        + otherwise,
                newest.open().map(TerraformPlanCheck::onwards).orElse("a failover would take them over")
                        + "; or look at them in the AWS console");
    }

    private static String onwards(RunRecord open) {
        return open.isOver()
                ? "go on with that run, which heals them: ./dr failover"
                : "the run " + open.runId() + " heals them, follow it: ./dr status --follow";
    }

    private static String standing(PlanPreview preview) {
        if (preview.existing() == 0) {
            return "valid, nothing is built yet: ";
        }
        return preview.plan().changes() == 0
                ? "valid, everything is built, " + preview.existing() + " resources: "
                : "valid, " + preview.existing() + " resources are built: ";
    }

    private static String warned(Diagnostic first) {
        return "; terraform warns: " + first;
    }
}
