package io.drfailover.drill.flaw;

import java.io.IOException;

/** CI uploaded a bundle, and the function still recovers with the old one. */
final class BundleNewer implements Flaw {
    private static final int MORE = 3;

    @Override
    public String check() {
        return "drift";
    }

    @Override
    public String words() {
        return "a newer bundle that nobody deployed";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException {
        return ChangedBundle.upload(
                site, bundle -> ReleaseValues.change(bundle, values -> values.put("replicaCount", MORE)));
    }
}
