package io.drfailover.drill.breakage;

import io.drfailover.contract.Stage;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A hostile bundle with the right digest: one of its files wants to lie outside of the folder it is unpacked to. */
final class BundleTraversal implements Breakage {
    private static final String ESCAPE = "../outside.tf.json";

    @Override
    public Artifact bundle(Artifact bundle, Path scratch) throws IOException {
        Path hostile =
                new BundleCopy(bundle.file()).replace(ESCAPE, "{}").sealed().write(scratch.resolve("hostile.zip"));
        return Artifact.digest(hostile);
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.BUNDLE, List.of(ESCAPE), true);
    }
}
