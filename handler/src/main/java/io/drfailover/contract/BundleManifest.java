package io.drfailover.contract;

import java.util.Map;

/**
 * What a bundle says of itself.
 *
 * @param schemaVersion {@link BundleLayout#SCHEMA_VERSION}
 * @param region the region that the bundle recovers in
 * @param gitCommit the commit it was built from, or "unknown"
 * @param terraformVersion the exact version of terraform that it was planned with
 * @param providerVersion the exact version of the AWS provider
 * @param files SHA-256, lower-case hexadecimal, of every other file by its path in the zip
 */
public record BundleManifest(
        int schemaVersion,
        String region,
        String gitCommit,
        String terraformVersion,
        String providerVersion,
        Map<String, String> files) {
    public BundleManifest {
        files = Map.copyOf(files);
    }
}
