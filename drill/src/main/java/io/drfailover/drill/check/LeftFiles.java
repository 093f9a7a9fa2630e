package io.drfailover.drill.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the function left in its private {@code /tmp}, seen with an eye for secrets. */
final class LeftFiles {
    /** Files that carry credentials to Helm's engine and must be gone with the release that they were for. */
    private static final List<String> FOR_HELM = List.of("values-", "kubeconfig-");
    /** Larger are the binaries of Terraform and its provider; a secret is put into texts. */
    private static final long LARGEST_TEXT = 4L << 20;

    private final SecretForms secret;

    LeftFiles(SecretForms secret) {
        this.secret = secret;
    }

    /** Looks through every folder whose name begins with {@code prefix}; answers how many files it read. */
    int read(Path directory, String prefix) throws CheckFailure, IOException {
        int read = 0;
        for (Path folder : folders(directory, prefix)) {
            for (Path file : regularFiles(folder)) {
                String name = String.valueOf(file.getFileName());
                CheckFailure.unless(FOR_HELM.stream().noneMatch(name::startsWith), file + " was left behind");
                if (Files.size(file) <= LARGEST_TEXT) {
                    CheckFailure.unless(!gives(file), "it is in " + file);
                    read++;
                }
            }
        }
        return read;
    }

    /** Whether a file gives the secret away; bytes that are no text do not disturb. */
    boolean gives(Path file) throws IOException {
        return secret.in(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }

    private static List<Path> folders(Path directory, String prefix) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(directory, prefix + "*")) {
            entries.forEach(folders::add);
        }
        return folders;
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
