package io.drfailover.terraform;

import io.drfailover.ObjectPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings the toolchain from S3 to disk, once per sandbox. */
public final class ToolchainLoader {
    /** Written last, so that an unpacking that was killed is done again. */
    private static final String MARKER = ".sha256";

    private final PinnedObjects objects;
    private final ObjectPin pin;
    private final Workspace workspace;

    public ToolchainLoader(PinnedObjects objects, ObjectPin pin, Workspace workspace) {
        this.objects = objects;
        this.pin = pin;
        this.workspace = workspace;
    }

    /**
     * Checks that the object is there, before anything is changed.
     *
     * @throws BundleException if it is not
     */
    public void requirePresent() {
        objects.size(pin);
    }

    /** Whether this sandbox has unpacked it before, so that loading it takes neither time nor room. */
    public boolean isUnpacked() {
        try {
            Path marker = workspace.toolchainDirectory().resolve(MARKER);
            return Files.exists(marker) && Files.readString(marker).equals(pin.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Downloads and unpacks, unless this sandbox has done so before.
     *
     * @throws BundleException if it is not the deployed toolchain, or the storage is too small
     */
    public Toolchain load() {
        Path directory = workspace.toolchainDirectory();
        Path marker = directory.resolve(MARKER);
        var toolchain = new Toolchain(directory);
        try {
            if (isUnpacked()) {
                return toolchain;
            }
            Path archive = workspace.download("toolchain.zip");
            Workspace.empty(directory);
            objects.download(Artifact.TOOLCHAIN, pin, archive);
            new ZipExtractor(Artifact.TOOLCHAIN, ArchiveLimits.TOOLCHAIN).extract(archive, directory);
            Files.delete(archive);
            if (!Files.isExecutable(toolchain.terraform()) || !Files.isDirectory(toolchain.plugins())) {
                throw Artifact.TOOLCHAIN.refuse(
                        "the toolchain " + pin.key() + " has no executable terraform or no plugins directory",
                        "build it again with `mvn package` and deploy the standby stack",
                        null);
            }
            Files.writeString(marker, pin.sha256());
            return toolchain;
        } catch (IOException e) {
            throw Artifact.TOOLCHAIN.refuse(
                    "unpacking the toolchain to " + directory + ": " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    e);
        }
    }
}
