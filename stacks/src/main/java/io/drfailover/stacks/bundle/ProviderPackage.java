package io.drfailover.stacks.bundle;

import io.drfailover.contract.ToolchainLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The AWS provider's files, as they lie in the unpacked layout of a filesystem mirror.
 *
 * @param mirror the mirror's root
 * @param version for example 5.100.0
 */
record ProviderPackage(Path mirror, String version) {
    /** Where the files are below a mirror's root. */
    static String folder(String version) {
        return ToolchainLayout.AWS_PROVIDER + "/" + version + "/" + ToolchainLayout.PLATFORM;
    }

    /** The files, by name: the program and, from the registry's own zip, its licence. */
    List<Path> files() {
        Path folder = mirror.resolve(folder(version));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new PackagingException("listing %s: %s".formatted(folder, e), e);
        }
    }
}
