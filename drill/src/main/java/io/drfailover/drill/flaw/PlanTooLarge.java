package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;

/** The stack grew, and the limit of its changes did not. */
final class PlanTooLarge implements Flaw {
    @Override
    public String check() {
        return "terraform-plan";
    }

    @Override
    public String words() {
        return "a plan that the gate refuses";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        return site.redeploy(environment -> environment.put(EnvironmentVariable.MAX_PLANNED_CHANGES.name(), "5"));
    }
}
