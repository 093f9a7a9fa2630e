package io.drfailover.stacks.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Folders that may hold provider plugins: the one that the environment names, else those that Terraform documents as
 * implied mirrors ("Implied Local Mirror Directories" in its CLI configuration), and folders below {@code /opt} that
 * look like a mirror.
 */
final class MirrorFolders {
    /** Environment variable with the path of a mirror; nothing else is searched then. */
    static final String VARIABLE = "DR_TERRAFORM_MIRROR";

    private static final Path OPTIONAL_SOFTWARE = Path.of("/opt");
    private static final String REGISTRY = "registry.terraform.io";
    private static final String PLUGINS = "terraform/plugins";

    private MirrorFolders() {}

    /** The folders in the order in which they are searched; those that do not exist too, for the message. */
    static List<Path> of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return List.of(Path.of(named));
        }
        List<Path> folders = new ArrayList<>();
        String home = environment.getOrDefault("HOME", "");
        if (!home.isBlank()) {
            folders.add(Path.of(home, ".terraform.d/plugins"));
        }
        String own = environment.getOrDefault("XDG_DATA_HOME", home.isBlank() ? "" : home + "/.local/share");
        String shared = environment.getOrDefault("XDG_DATA_DIRS", "/usr/local/share:/usr/share");
        Stream.of((own + File.pathSeparator + shared).split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, PLUGINS))
                .forEach(folders::add);
        folders.add(Path.of("/usr/local/share", PLUGINS));
        folders.add(Path.of("/usr/share", PLUGINS));
        folders.addAll(optional());
        return folders.stream().distinct().toList();
    }

    private static List<Path> optional() {
        if (!Files.isDirectory(OPTIONAL_SOFTWARE)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(OPTIONAL_SOFTWARE)) {
            return children.filter(child -> Files.isDirectory(child.resolve(REGISTRY)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PackagingException("listing %s: %s".formatted(OPTIONAL_SOFTWARE, e), e);
        }
    }
}
