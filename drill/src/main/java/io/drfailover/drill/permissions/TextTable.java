package io.drfailover.drill.permissions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Text resources of this room, a line for each entry; empty lines and those that begin with # are for people. */
final class TextTable {
    private TextTable() {}

    static Stream<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(
                TextTable.class.getResourceAsStream(resource), () -> "no resource " + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }
}
