package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;

/** No alarm could ever be confirmed. */
final class ConfirmationsImpossible implements Flaw {
    @Override
    public String check() {
        return "environment";
    }

    @Override
    public String words() {
        return "more confirmations than there are sources";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        return site.redeploy(environment -> environment.put(EnvironmentVariable.CONFIRMATIONS_REQUIRED.name(), "9"));
    }
}
