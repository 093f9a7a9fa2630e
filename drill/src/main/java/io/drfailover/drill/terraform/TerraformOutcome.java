package io.drfailover.drill.terraform;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a command of terraform ended.
 *
 * @param exitCode 0 is well; with {@code plan -detailed-exitcode}, 2 means that there are changes
 * @param lines what it printed
 */
public record TerraformOutcome(int exitCode, List<String> lines) {
    private static final Pattern ADDED = Pattern.compile("Apply complete! Resources: (\\d+) added.*");

    public TerraformOutcome {
        lines = List.copyOf(lines);
    }

    /** What is planned for which address, and what went wrong; everything else is in the log. */
    public String gist() {
        return lines.stream()
                .map(TerraformOutcome::plain)
                .filter(line -> line.matches("# \\S+ (will|must|is|has) .*") || line.matches("(Plan|Error): .*"))
                .collect(Collectors.joining("; "));
    }

    /** How many resources an apply made. */
    public int added() {
        return lines.stream()
                .map(line -> ADDED.matcher(plain(line)))
                .filter(Matcher::matches)
                .map(match -> Integer.parseInt(match.group(1)))
                .findFirst()
                .orElse(0);
    }

    private static String plain(String line) {
        return line.replaceAll("[│╷╵]", "").strip();
    }
}
