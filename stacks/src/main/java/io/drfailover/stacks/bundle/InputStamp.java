package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers what something was made from: path, size and time of change of each input. Reading 800 MB again to learn
 * that nothing changed would take longer than the rest of the build.
 */
final class InputStamp {
    /** Raised when what is made of the same inputs changes. */
    private static final int FORMAT = 1;

    private final Path file;
    private final String text;

    private InputStamp(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static InputStamp of(Path file, Iterable<Path> inputs) throws IOException {
        StringBuilder text = new StringBuilder("format " + FORMAT + "\n");
        for (Path input : inputs) {
            text.append(
                    "%s %d %s%n".formatted(input.toRealPath(), Files.size(input), Files.getLastModifiedTime(input)));
        }
        return new InputStamp(file, text.toString());
    }

    /** Whether the results are there and were made from the same inputs. */
    boolean fresh(Path... results) throws IOException {
        for (Path result : results) {
            if (!Files.isRegularFile(result)) {
                return false;
            }
        }
        return Files.isRegularFile(file) && Files.readString(file).equals(text);
    }

    /** Takes the old stamp away before the results are touched. */
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Once the results are complete. */
    void write() throws IOException {
        Files.writeString(file, text);
    }
}
