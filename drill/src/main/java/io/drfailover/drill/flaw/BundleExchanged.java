package io.drfailover.drill.flaw;

import io.drfailover.contract.BundleLayout;
import java.io.IOException;

/** The version that the function is pinned to does not have the digest that it was deployed with. */
final class BundleExchanged implements Flaw {
    @Override
    public String check() {
        return "bundle";
    }

    @Override
    public String words() {
        return "a bundle that somebody changed";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException {
        return ChangedBundle.exchange(
                site, bundle -> bundle.replace(BundleLayout.VARIABLE_VALUES, "{\"capacity_profile\":\"cold\"}"));
    }
}
