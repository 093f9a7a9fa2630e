package io.drfailover.drill.flaw;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.breakage.BundleCopy;
import io.drfailover.drill.world.Artifact;
import io.drfailover.drill.world.AwsClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/** Another bundle in the bucket. */
final class ChangedBundle {
    private ChangedBundle() {}

    /** What is changed in it. */
    @FunctionalInterface
    interface Change {
        void in(BundleCopy bundle) throws IOException;
    }

    /** Deploys a bundle that was built with a fault: bucket and function agree about it. */
    static Flaw.Remedy deploy(FlawSite site, Change change) throws IOException {
        Artifact built = build(site, change);
        return deploy(site, built, built.sha256());
    }

    /** Has the function look at a bundle that is not what it was deployed with. */
    static Flaw.Remedy exchange(FlawSite site, Change change) throws IOException {
        return deploy(site, build(site, change), site.world().bundle().sha256());
    }

    /** Only uploads it. */
    static Flaw.Remedy upload(FlawSite site, Change change) throws IOException {
        String version = site.world().upload(site.world().bundleKey(), build(site, change));
        return () -> delete(site, version);
    }

    private static Flaw.Remedy deploy(FlawSite site, Artifact bundle, String digest) {
        String version = site.world().upload(site.world().bundleKey(), bundle);
        Flaw.Remedy redeployed = site.redeploy(environment -> {
            environment.put(EnvironmentVariable.BUNDLE_VERSION_ID.name(), version);
            environment.put(EnvironmentVariable.BUNDLE_SHA256.name(), digest);
        });
        return () -> {
            delete(site, version);
            redeployed.carryOut();
        };
    }

    private static Artifact build(FlawSite site, Change change) throws IOException {
        Path file = site.file("flaw-" + UUID.randomUUID() + ".zip");
        BundleCopy copy = new BundleCopy(site.world().bundle().file());
        change.in(copy);
        return Artifact.digest(copy.sealed().write(file));
    }

    private static void delete(FlawSite site, String version) {
        try (AwsClients clients = site.dr();
                S3Client s3 = clients.s3()) {
            s3.deleteObject(request -> request.bucket(site.scenario().bucket())
                    .key(site.world().bundleKey())
                    .versionId(version));
        }
    }
}
