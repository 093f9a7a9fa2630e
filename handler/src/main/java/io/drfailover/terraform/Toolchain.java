package io.drfailover.terraform;

import io.drfailover.contract.ToolchainLayout;
import java.nio.file.Path;

/**
 * terraform and its provider on disk.
 *
 * @param directory where they were unpacked
 */
public record Toolchain(Path directory) {
    public Path terraform() {
        return directory.resolve(ToolchainLayout.TERRAFORM);
    }

    /** A filesystem mirror, for {@code terraform init -plugin-dir}. */
    public Path plugins() {
        return directory.resolve(ToolchainLayout.PLUGINS_DIRECTORY);
    }
}
