package io.drfailover.drill.terraform;

import io.drfailover.contract.ToolchainLayout;
import io.drfailover.drill.world.Artifact;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Terraform and its provider, as the toolchain has them.
 *
 * @param folder the unpacked toolchain
 */
public record TerraformTool(Path folder) {
    /** Unpacks a toolchain, unless an earlier drill has. */
    public static TerraformTool of(Artifact toolchain) throws IOException {
        return new TerraformTool(Unzip.cached(toolchain));
    }

    /** The program. */
    public Path program() {
        return folder.resolve(ToolchainLayout.TERRAFORM);
    }

    /** Argument of {@code init} that lets it find the provider without a registry. */
    public String pluginArgument() {
        return "-plugin-dir=" + folder.resolve(ToolchainLayout.PLUGINS_DIRECTORY);
    }
}
