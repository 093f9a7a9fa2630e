package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.terraform.Bundle;
import io.drfailover.terraform.Diagnostic;
import io.drfailover.terraform.PlanPreview;
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

    /**
     * A check.
     *
     * @param cold whether nothing of the bundle's infrastructure is built in peace
     */
    TerraformPlanCheck(
            Once<Bundle> bundle, Once<LoadedToolchain.Verified> toolchain, Planner planner, Predicate<Bundle> cold) {
        this.bundle = bundle;
        this.toolchain = toolchain;
        this.planner = planner;
        this.cold = cold;
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

    private static Finding judged(PlanPreview preview, boolean cold) {
        if (!preview.tainted().isEmpty()) {
            return Finding.warning(
                    "an interrupted attempt left half made: " + String.join(", ", preview.tainted()) + "; otherwise "
                            + preview.plan(),
                    "go on with that run, which heals them: ./dr failover; or look at them in the AWS console");
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
