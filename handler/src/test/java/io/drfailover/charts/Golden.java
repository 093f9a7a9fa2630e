package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated text that is kept in the repository. {@code -Dgolden.update=true} writes it instead of comparing. */
final class Golden {
    private Golden() {}

    static void assertMatches(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
            return;
        }
        assertThat(file)
                .as("golden file; run the test with -Dgolden.update=true to write it")
                .isRegularFile();
        assertThat(actual)
                .as(file.getFileName() + "; if the change is meant, run with -Dgolden.update=true and review the diff")
                .isEqualTo(Files.readString(file));
    }
}
