package io.drfailover.drill.breakage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.Stage;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The values of the first release carry a key that the chart's schema does not know: a typo that reached production. */
final class ChartInvalid implements Breakage {
    private static final String TYPO = "replicaCuont";

    @Override
    public Artifact bundle(Artifact bundle, Path scratch) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        BundleCopy copy = new BundleCopy(bundle.file());
        JsonNode releases = yaml.readTree(copy.text(BundleLayout.RELEASES));
        if (!(releases.at("/releases/0") instanceof ObjectNode first)) {
            throw new IOException("breaking the bundle: " + BundleLayout.RELEASES + " lists no release");
        }
        first.withObject("/values").put(TYPO, 3);
        Path invalid = copy.replace(BundleLayout.RELEASES, yaml.writeValueAsString(releases))
                .sealed()
                .write(scratch.resolve("invalid.zip"));
        return Artifact.digest(invalid);
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.APPLICATIONS, List.of(TYPO), false);
    }
}
