package io.drfailover.stacks.bundle;

import io.drfailover.contract.ToolchainLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Has terraform fetch the AWS provider from its registry into a mirror below the build's folder. */
final class RegistryMirror {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TerraformBinary terraform;
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder where the mirror will be
     * @param environment the build's own: of it, terraform sees what it takes to reach the registry
     */
    RegistryMirror(TerraformBinary terraform, Path folder, Map<String, String> environment) {
        this.terraform = terraform;
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Fetches the provider.
     *
     * @return the mirror's folder
     * @throws PackagingException if the registry does not give it
     */
    Path fetch(String version) {
        try {
            Path project = Files.createDirectories(folder.resolve("request"));
            Files.writeString(project.resolve("main.tf.json"), LockFile.requirement(version));
            Path mirror = Files.createDirectories(folder.resolve("mirror"));
            terraform.run(
                    project,
                    visible(),
                    PATIENCE,
                    "providers",
                    "mirror",
                    "-platform=" + ToolchainLayout.PLATFORM,
                    mirror.toAbsolutePath().toString());
            return mirror;
        } catch (IOException e) {
            throw new PackagingException("preparing a mirror in %s: %s".formatted(folder, e), e);
        }
    }

    private Map<String, String> visible() {
        Map<String, String> visible = new TreeMap<>(Map.of("CHECKPOINT_DISABLE", "1"));
        for (String name : new String[] {
            "HOME",
            "PATH",
            "TF_CLI_CONFIG_FILE",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR"
        }) {
            String value = environment.get(name);
            if (value != null) {
                visible.put(name, value);
            }
        }
        return visible;
    }
}
