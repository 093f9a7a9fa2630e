package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the function will recover with, found on this machine and packed once.
 *
 * @param terraform the program
 * @param provider the AWS provider
 * @param folder the build's folder; the zip, the lock file and their stamp are kept there
 */
record Toolchain(TerraformBinary terraform, ProviderPackage provider, Path folder) {

    /**
     * Finds terraform and the provider.
     *
     * @param folder the build's folder
     * @throws PackagingException if one is missing or does not fit
     */
    static Toolchain find(String providerVersion, Map<String, String> environment, Path folder) {
        TerraformBinary terraform = TerraformBinary.find(environment);
        Path work = folder.resolve("toolchain");
        ProviderPackage provider = new ProviderSearch(providerVersion, environment, work)
                .find(new RegistryMirror(terraform, work, environment));
        return new Toolchain(terraform, provider, folder);
    }

    /**
     * Packs zip, digest and lock file, unless they are there and their inputs have not changed.
     *
     * @return the lock file
     */
    Path ensurePacked(Path zip) throws IOException {
        Path work = Files.createDirectories(folder.resolve("toolchain"));
        Path lock = work.resolve(LockFile.NAME);
        Path digest = Artifacts.digestOf(zip);
        ToolchainArchive archive = ToolchainArchive.of(terraform.path(), provider);
        InputStamp stamp = InputStamp.of(work.resolve("inputs"), archive.inputs());
        if (!stamp.fresh(zip, digest, lock)) {
            stamp.clear();
            LockFile.write(terraform, provider, work);
            archive.write(zip);
            Files.writeString(digest, Sha256.of(zip) + "\n");
            stamp.write();
        }
        return lock;
    }
}
