package io.drfailover.terraform;

import io.drfailover.ObjectPin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings the bundle from S3 to disk, verified. */
public final class BundleLoader {
    private final PinnedObjects objects;
    private final ObjectPin pin;
    private final Workspace workspace;
    private final BundleVerifier verifier;

    public BundleLoader(PinnedObjects objects, ObjectPin pin, Workspace workspace, String region) {
        this.objects = objects;
        this.pin = pin;
        this.workspace = workspace;
        this.verifier = new BundleVerifier(region);
    }

    /**
     * Downloads, compares the digest, extracts, compares with the manifest.
     *
     * @throws BundleException if anything is not as it was deployed
     */
    public Bundle load() {
        Path archive = workspace.download("bundle.zip");
        objects.download(Artifact.BUNDLE, pin, archive);
        try {
            Path directory = Workspace.empty(workspace.bundleDirectory());
            new ZipExtractor(Artifact.BUNDLE, ArchiveLimits.BUNDLE).extract(archive, directory);
            Files.delete(archive);
            return verifier.verify(directory);
        } catch (IOException e) {
            throw Artifact.BUNDLE.refuse(
                    "extracting the bundle to " + workspace.bundleDirectory() + ": " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    e);
        }
    }
}
