package io.drfailover.drill.check;

import io.drfailover.drill.installation.InstalledStack;
import io.drfailover.drill.installation.Observation;
import java.util.ArrayList;
import java.util.List;

/** A second deployment would find nothing to do. */
record StacksSettled(Observation observation) implements Check {
    @Override
    public String statement() {
        return "the installed stacks plan no changes";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        List<String> seen = new ArrayList<>();
        for (InstalledStack.PlanAfter plan : observation.plans()) {
            CheckFailure.unless(
                    plan.outcome().exitCode() == 0,
                    plan.name() + ": exit code " + plan.outcome().exitCode() + ": "
                            + plan.outcome().gist());
            seen.add(plan.name() + ": exit code 0");
        }
        CheckFailure.unless(seen.size() == observation.installation().stacks().size(), "planned only " + seen);
        return String.join(", ", seen);
    }
}
