package io.drfailover.readiness;

import io.drfailover.Deadline;
import io.drfailover.FailoverException;
import io.drfailover.helm.RenderedRelease;
import io.drfailover.terraform.Bundle;
import java.util.ArrayList;
import java.util.List;

/** Whether every release passes Helm's linter and its chart's schema, and renders, with the values of a failover. */
final class ChartsCheck implements ReadinessCheck {
    private final Once<Bundle> bundle;
    private final Once<List<RenderedRelease>> releases;

    ChartsCheck(Once<Bundle> bundle, Once<List<RenderedRelease>> releases) {
        this.bundle = bundle;
        this.releases = releases;
    }

    @Override
    public String name() {
        return "charts";
    }

    @Override
    public Finding look(Deadline deadline) {
        if (bundle.attempt().isEmpty()) {
            return Finding.notMade("the bundle could not be read", "see the check bundle");
        }
        List<RenderedRelease> rendered;
        try {
            rendered = releases.get();
        } catch (FailoverException e) {
            return Finding.blocking(e.problem(), e.remedy());
        }
        List<String> names = rendered.stream().map(RenderedRelease::name).toList();
        List<String> doubts = new ArrayList<>();
        rendered.forEach(release -> {
            if (!release.hasSchema()) {
                doubts.add("the chart of \"" + release.name() + "\" has no values.schema.json");
            }
            release.warnings().forEach(warning -> doubts.add("\"" + release.name() + "\": " + warning));
        });
        String seen = "lint and render with the values of a failover: " + String.join(", then ", names);
        return doubts.isEmpty()
                ? Finding.ok(seen)
                : Finding.warning(
                        seen + "; but " + String.join("; ", doubts),
                        "correct the chart, build the bundle and deploy the standby stack");
    }
}
