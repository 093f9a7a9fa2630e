package io.drfailover.terraform;

import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import java.nio.file.Path;

/**
 * A verified bundle on disk.
 *
 * @param directory where it was extracted
 * @param manifest what it says of itself; its digests hold
 */
public record Bundle(Path directory, BundleManifest manifest) {
    public Path terraformDirectory() {
        return directory.resolve(BundleLayout.TERRAFORM_DIRECTORY);
    }

    public Path chartsDirectory() {
        return directory.resolve(BundleLayout.CHARTS_DIRECTORY);
    }
}
