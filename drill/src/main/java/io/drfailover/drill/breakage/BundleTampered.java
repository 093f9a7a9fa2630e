package io.drfailover.drill.breakage;

import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.Stage;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Somebody who may write to the bucket put a changed bundle there; the function stays pinned to the true one. */
final class BundleTampered implements Breakage {
    @Override
    public Artifact bundle(Artifact bundle, Path scratch) throws IOException {
        Path changed = new BundleCopy(bundle.file())
                .replace(BundleLayout.VARIABLE_VALUES, "{\"capacity_profile\":\"cold\"}")
                .write(scratch.resolve("tampered.zip"));
        return new Artifact(changed, bundle.sha256());
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.BUNDLE, List.of(scenario.drRegion() + "-dr.zip", "SHA-256"), true);
    }
}
