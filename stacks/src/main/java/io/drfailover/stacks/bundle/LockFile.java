package io.drfailover.stacks.bundle;

import io.drfailover.contract.ToolchainLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The provider's checksums as terraform itself writes them, {@code .terraform.lock.hcl}. */
final class LockFile {
    static final String NAME = ".terraform.lock.hcl";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private LockFile() {}

    /** A Terraform file that asks for exactly this version of the AWS provider. */
    static String requirement(String version) {
        return """
                {"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "%s"}}}}
                """
                .formatted(version);
    }

    /**
     * Has terraform read the provider and write its checksums.
     *
     * @param folder a folder of the build for the work
     * @return the lock file
     */
    static Path write(TerraformBinary terraform, ProviderPackage provider, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path lock = folder.resolve(NAME);
        // Without the old one, which terraform would only add to.
        Files.deleteIfExists(lock);
        Files.writeString(folder.resolve("main.tf.json"), requirement(provider.version()));
        terraform.run(
                folder,
                Map.of("CHECKPOINT_DISABLE", "1", "TF_CLI_CONFIG_FILE", "/dev/null"),
                PATIENCE,
                "providers",
                "lock",
                "-no-color",
                "-fs-mirror=" + provider.mirror().toAbsolutePath(),
                "-platform=" + ToolchainLayout.PLATFORM);
        return lock;
    }
}
