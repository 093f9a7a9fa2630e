package io.drfailover.drill.flaw;

import java.io.IOException;

/** A typo in the values of a release. */
final class ChartRejectsValues implements Flaw {
    @Override
    public String check() {
        return "charts";
    }

    @Override
    public String words() {
        return "values that the chart's schema refuses";
    }

    @Override
    public Remedy breakIt(FlawSite site) throws IOException {
        return ChangedBundle.deploy(
                site, bundle -> ReleaseValues.change(bundle, values -> values.put("replicaCuont", 1)));
    }
}
