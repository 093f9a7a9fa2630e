package io.drfailover.drill.flaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.drill.breakage.BundleCopy;
import java.io.IOException;
import java.util.function.Consumer;

/** The values of the first release. */
final class ReleaseValues {
    private ReleaseValues() {}

    /** Changes them in a bundle. */
    static void change(BundleCopy bundle, Consumer<ObjectNode> change) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        JsonNode releases = yaml.readTree(bundle.text(BundleLayout.RELEASES));
        if (!(releases.at("/releases/0") instanceof ObjectNode first)) {
            throw new IOException("breaking the bundle: " + BundleLayout.RELEASES + " lists no release");
        }
        change.accept(first.withObject("/values"));
        bundle.replace(BundleLayout.RELEASES, yaml.writeValueAsString(releases));
    }
}
