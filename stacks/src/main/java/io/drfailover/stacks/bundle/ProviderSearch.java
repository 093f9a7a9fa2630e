package io.drfailover.stacks.bundle;

import io.drfailover.contract.ToolchainLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks for the AWS provider on this machine, in both layouts of a filesystem mirror, and last in the registry. */
final class ProviderSearch {
    private static final String PROGRAM_PREFIX = "terraform-provider-aws_v";

    private final String version;
    private final List<Path> folders;
    private final Path work;

    /** @param work a folder of the build, for what has to be unpacked */
    ProviderSearch(String version, Map<String, String> environment, Path work) {
        this.version = version;
        this.folders = MirrorFolders.of(environment);
        this.work = work;
    }

    /**
     * Finds the provider, or has the registry's mirrored into a folder of the build.
     *
     * @throws PackagingException if it is nowhere, or for another platform; says where it was looked for
     */
    ProviderPackage find(RegistryMirror registry) {
        return folders.stream()
                .flatMap(folder -> in(folder).stream())
                .findFirst()
                .orElseGet(() -> fetched(registry));
    }

    private ProviderPackage fetched(RegistryMirror registry) {
        try {
            Path mirror = registry.fetch(version);
            return in(mirror)
                    .orElseThrow(
                            () -> new PackagingException("the registry's mirror in %s is empty".formatted(mirror)));
        } catch (PackagingException e) {
            throw new PackagingException(nowhere(String.valueOf(e.getMessage())), e);
        }
    }

    private Optional<ProviderPackage> in(Path mirror) {
        if (Files.isDirectory(mirror.resolve(ProviderPackage.folder(version)))) {
            return Optional.of(checked(new ProviderPackage(mirror, version)));
        }
        Path packed = mirror.resolve(ToolchainLayout.AWS_PROVIDER)
                .resolve("terraform-provider-aws_%s_%s.zip".formatted(version, ToolchainLayout.PLATFORM));
        return Optional.of(packed).filter(Files::isRegularFile).map(this::unpacked);
    }

    private ProviderPackage unpacked(Path zip) {
        Path mirror = work.resolve("unpacked");
        try {
            ZipFolder.unpack(zip, mirror.resolve(ProviderPackage.folder(version)));
        } catch (IOException e) {
            throw new PackagingException("unpacking %s: %s".formatted(zip, e), e);
        }
        return checked(new ProviderPackage(mirror, version));
    }

    private ProviderPackage checked(ProviderPackage provider) {
        Path program = provider.files().stream()
                .filter(file -> file.getFileName().toString().startsWith(PROGRAM_PREFIX + version))
                .findFirst()
                .orElseThrow(() -> new PackagingException("%s holds no %s%s; %s"
                        .formatted(
                                provider.mirror().resolve(ProviderPackage.folder(version)),
                                PROGRAM_PREFIX,
                                version,
                                remedy())));
        LinuxBinary.require(program, remedy());
        return provider;
    }

    private String nowhere(String registryAnswer) {
        return "the AWS provider %s for %s is in none of%n%s%nand the registry did not give it: %s%n%s"
                .formatted(
                        version,
                        ToolchainLayout.PLATFORM,
                        folders.stream().map(folder -> "  " + folder).collect(Collectors.joining("\n")),
                        registryAnswer.strip(),
                        remedy());
    }

    private static String remedy() {
        return "provide a mirror made with `terraform providers mirror -platform=%s FOLDER` and name it with the environment variable %s"
                .formatted(ToolchainLayout.PLATFORM, MirrorFolders.VARIABLE);
    }
}
