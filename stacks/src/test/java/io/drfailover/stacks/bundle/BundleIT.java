package io.drfailover.stacks.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BundleLayout;
import io.drfailover.contract.BundleManifest;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} left, before the real terraform and the real provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleIT {
    private static final Path TARGET = Path.of("target");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final StackSettings settings = SettingsFile.read(SettingsFile.locate(Map.of()));
    private final Map<String, byte[]> bundle = new TreeMap<>();
    private final Toolchain toolchain =
            Toolchain.find(settings.versions().awsProvider(), System.getenv(), TARGET.resolve("it"));
    private final Artifacts artifacts = Artifacts.in(
            TARGET,
            settings.region(),
            toolchain.terraform().version(),
            settings.versions().awsProvider());

    @BeforeAll
    void readBundle() throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(artifacts.bundle()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                bundle.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    @Test
    void terraform_withTheBundlesLockFile_acceptsProviderAndConfiguration(@TempDir Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : bundle.entrySet()) {
            if (file.getKey().startsWith(BundleLayout.TERRAFORM_DIRECTORY)) {
                Files.write(
                        folder.resolve(file.getKey().substring(BundleLayout.TERRAFORM_DIRECTORY.length())),
                        file.getValue());
            }
        }
        terraform(
                folder,
                "init",
                "-backend=false",
                "-input=false",
                "-no-color",
                "-lockfile=readonly",
                "-plugin-dir=" + toolchain.provider().mirror().toAbsolutePath());
        assertThat(terraform(folder, "validate", "-no-color")).contains("The configuration is valid");
    }

    @Test
    void digests_besideTheArchives_areTheirs() throws IOException {
        for (Path archive : new Path[] {artifacts.bundle(), artifacts.toolchain()}) {
            assertThat(Files.readString(Artifacts.digestOf(archive))).isEqualTo(Sha256.of(archive) + "\n");
        }
    }

    @Test
    void bundle_madeAgainFromItsOwnFiles_hasTheSameBytes(@TempDir Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>(bundle);
        BundleManifest manifest =
                new ObjectMapper().readValue(files.remove(BundleLayout.MANIFEST), BundleManifest.class);
        Path again = folder.resolve("again.zip");
        new BundleArchive(
                        new BundleArchive.Origin(
                                manifest.region(),
                                manifest.gitCommit(),
                                manifest.terraformVersion(),
                                manifest.providerVersion()),
                        files)
                .write(again);
        assertThat(again).hasSameBinaryContentAs(artifacts.bundle());
    }

    private String terraform(Path folder, String... arguments) {
        return toolchain
                .terraform()
                .run(folder, Map.of("CHECKPOINT_DISABLE", "1", "TF_CLI_CONFIG_FILE", "/dev/null"), PATIENCE, arguments);
    }
}
