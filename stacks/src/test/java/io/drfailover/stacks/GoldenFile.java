package io.drfailover.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that was reviewed once. Written anew with {@code -Dgolden.update=true}, and reviewed as a diff. */
final class GoldenFile {
    static final String UPDATE = "-Dgolden.update=true";
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    static void assertMatches(String name, String actual) throws IOException {
        assertThat(actual)
                .as("%s; if this is meant: %s, and review the diff", name, UPDATE)
                .isEqualTo(read(name, actual));
    }

    /** The reviewed text; with the update, the actual one. */
    static String read(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(file).as("made with " + UPDATE).isRegularFile();
        return Files.readString(file);
    }
}
