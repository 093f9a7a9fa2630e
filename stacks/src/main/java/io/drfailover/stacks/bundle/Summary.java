package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the build says at its end: one aligned line an archive. */
final class Summary {
    private static final double MILLION = 1e6;

    private final List<Line> lines = new ArrayList<>();

    void add(Path archive, Duration took) throws IOException {
        lines.add(new Line(
                archive.getFileName().toString(),
                Files.size(archive) / MILLION,
                took.toMillis() / 1e3,
                Files.readString(Artifacts.digestOf(archive)).strip()));
    }

    String text() {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String name = line.name() + " ".repeat(width - line.name().length());
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %8.3f MB  %5.1f s  sha256 %s%n",
                    name,
                    line.megabytes(),
                    line.seconds(),
                    line.digest()));
        }
        return text.toString();
    }

    private record Line(String name, double megabytes, double seconds, String digest) {}
}
