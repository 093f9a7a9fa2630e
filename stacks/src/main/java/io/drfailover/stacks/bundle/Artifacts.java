package io.drfailover.stacks.bundle;

import io.drfailover.contract.BucketLayout;
import java.nio.file.Path;

/**
 * The files that {@code mvn package} leaves. Beside each zip lies {@code <zip>.sha256} with its digest in lower-case
 * hexadecimal and a newline.
 *
 * @param bundle what the function recovers from
 * @param toolchain what it recovers with
 */
public record Artifacts(Path bundle, Path toolchain) {
    private static final String DIGEST_SUFFIX = ".sha256";

    /** The names for a region and the versions of terraform and of the AWS provider. */
    public static Artifacts in(Path folder, String region, String terraformVersion, String providerVersion) {
        return new Artifacts(
                folder.resolve(region + BucketLayout.BUNDLE_SUFFIX),
                folder.resolve("terraform-%s-aws-%s.zip".formatted(terraformVersion, providerVersion)));
    }

    /** The digest's file of an archive. */
    public static Path digestOf(Path archive) {
        return archive.resolveSibling(archive.getFileName() + DIGEST_SUFFIX);
    }
}
