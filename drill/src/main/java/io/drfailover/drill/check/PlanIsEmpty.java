package io.drfailover.drill.check;

import io.drfailover.drill.terraform.TerraformOutcome;
import java.io.IOException;

/** Terraform itself finds nothing left to do, asked with a process and a folder of the drill's own. */
final class PlanIsEmpty implements Check {
    /** {@code terraform plan -detailed-exitcode}: 0 nothing to do, 1 error, 2 changes. */
    private static final int CHANGES = 2;

    @Override
    public String statement() {
        return "terraform plan finds no changes";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException, InterruptedException {
        TerraformOutcome outcome = TerraformPlan.prepare(evidence.rig()).run();
        CheckFailure.unless(outcome.exitCode() != CHANGES, "there are changes left: " + outcome.gist());
        CheckFailure.unless(outcome.exitCode() == 0, "exit code " + outcome.exitCode() + ": " + outcome.gist());
        return "exit code 0: no changes";
    }
}
