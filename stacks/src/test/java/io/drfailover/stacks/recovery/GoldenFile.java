package io.drfailover.stacks.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that was reviewed once. Written anew with {@code -Dgolden.update=true}, and reviewed as a diff. */
final class GoldenFile {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    static void assertMatches(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(file).as("made with -Dgolden.update=true").isRegularFile();
        assertThat(actual)
                .as(
                        "%s; an address that changes is a resource that is destroyed. If this is meant: -Dgolden.update=true",
                        file)
                .isEqualTo(Files.readString(file));
    }
}
