package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;

/** A variable was lost in a deployment. */
final class EnvironmentIncomplete implements Flaw {
    @Override
    public String check() {
        return "environment";
    }

    @Override
    public String words() {
        return "a variable is missing";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        return site.redeploy(environment -> environment.remove(EnvironmentVariable.APP_NAMESPACE.name()));
    }
}
