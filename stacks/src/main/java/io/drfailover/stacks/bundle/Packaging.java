package io.drfailover.stacks.bundle;

import io.drfailover.contract.BundleLayout;
import io.drfailover.stacks.settings.SettingsException;
import io.drfailover.stacks.settings.SettingsFile;
import io.drfailover.stacks.settings.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The build's last step: packs the toolchain and the bundle, and says what came of it. */
public final class Packaging {
    private final StackSettings settings;
    private final Map<String, String> environment;

    Packaging(StackSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
    }

    /** Arguments: the synthesized {@code cdk.tf.json}, the folder of charts, the folder for the results. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("expected three arguments: cdk.tf.json, charts, target");
        }
        try {
            Map<String, String> environment = System.getenv();
            StackSettings settings = SettingsFile.read(SettingsFile.locate(environment));
            Summary summary = new Packaging(settings, environment)
                    .run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
            System.out.print(summary.text());
        } catch (PackagingException | SettingsException e) {
            // The message is for the person who builds; where it was thrown is not.
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    Summary run(Path synthesized, Path charts, Path target) throws IOException {
        Files.createDirectories(target);
        Instant begin = Instant.now();
        Toolchain toolchain = Toolchain.find(settings.versions().awsProvider(), environment, target);
        String terraformVersion = toolchain.terraform().version();
        Artifacts artifacts = Artifacts.in(
                target,
                settings.region(),
                terraformVersion,
                toolchain.provider().version());
        Path lock = toolchain.ensurePacked(artifacts.toolchain());
        Instant packed = Instant.now();

        Map<String, byte[]> files =
                new TreeMap<>(SynthesizedStack.read(synthesized).files());
        files.put(BundleLayout.LOCK_FILE, Files.readAllBytes(lock));
        files.putAll(Charts.pack(charts, settings.application().nodePort()));
        BundleArchive.Origin origin = new BundleArchive.Origin(
                settings.region(),
                GitCommit.of(Path.of("").toAbsolutePath(), environment),
                terraformVersion,
                toolchain.provider().version());
        new BundleArchive(origin, files).write(artifacts.bundle());
        Files.writeString(Artifacts.digestOf(artifacts.bundle()), Sha256.of(artifacts.bundle()) + "\n");

        Summary summary = new Summary();
        summary.add(artifacts.bundle(), Duration.between(packed, Instant.now()));
        summary.add(artifacts.toolchain(), Duration.between(begin, packed));
        return summary;
    }
}
