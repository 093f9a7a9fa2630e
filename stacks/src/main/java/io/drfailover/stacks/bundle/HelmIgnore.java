package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart's {@code .helmignore}: one pattern a line, {@code #} for remarks, a slash at the end for folders only, a
 * slash elsewhere for a path from the chart's root, {@code !} for the opposite. As in Helm, the last rule that matches
 * wins, {@code **} is not understood, and hidden templates ({@code templates/.?*}) are always left out.
 */
final class HelmIgnore {
    private static final String FILE = ".helmignore";

    private final List<Rule> rules = new ArrayList<>();

    private HelmIgnore() {}

    /** Reads the chart's rules, if it has any. */
    static HelmIgnore of(Path chart) throws IOException {
        HelmIgnore ignore = new HelmIgnore();
        ignore.add("templates/.?*");
        Path file = chart.resolve(FILE);
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file)) {
                String pattern = line.strip();
                if (!pattern.isEmpty() && !pattern.startsWith("#")) {
                    if (pattern.contains("**")) {
                        throw new PackagingException("%s: Helm does not understand ** in %s".formatted(file, pattern));
                    }
                    ignore.add(pattern);
                }
            }
        }
        return ignore;
    }

    /** Whether a path, relative to the chart, stays out of the archive. */
    boolean excludes(Path path, boolean folder) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (rule.matches(path, folder)) {
                excluded = !rule.negated();
            }
        }
        return excluded;
    }

    private void add(String line) {
        boolean negated = line.startsWith("!");
        String pattern = negated ? line.substring(1) : line;
        boolean foldersOnly = pattern.endsWith("/");
        String plain = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean rooted = plain.contains("/");
        String glob = plain.startsWith("/") ? plain.substring(1) : plain;
        rules.add(new Rule(FileSystems.getDefault().getPathMatcher("glob:" + glob), rooted, foldersOnly, negated));
    }

    private record Rule(PathMatcher matcher, boolean rooted, boolean foldersOnly, boolean negated) {
        boolean matches(Path path, boolean folder) {
            return (folder || !foldersOnly) && matcher.matches(rooted ? path : path.getFileName());
        }
    }
}
