package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.view.Paper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The answer to {@code evaluate} as a table: what blocks first, then the warnings, then what is well. */
public final class ReadinessTable {
    private static final List<String> ORDER = List.of("blocking", "warning", "ok");
    private static final String HEAD = "CHECK";
    private static final int GAP = 2;
    private static final int OUTCOME = 10;
    private static final String REMEDY = "-> ";
    /** What is to be typed begins a line of its own, which is not wrapped. */
    private static final Pattern COMMAND = Pattern.compile("(^|: |, )((?:aws|\\./dr|terraform|npx|kubectl) )");

    private ReadinessTable() {}

    /**
     * The lines.
     *
     * @param body of the answer
     * @param paper that they are written on
     */
    public static List<String> lines(JsonNode body, Paper paper) {
        List<String> lines = new ArrayList<>(head(body, paper));
        List<JsonNode> checks = new ArrayList<>();
        body.path("checks").forEach(checks::add);
        if (checks.isEmpty()) {
            return lines;
        }
        checks.sort(Comparator.comparingInt(check -> rank(outcome(check))));
        int names = GAP
                + checks.stream()
                        .mapToInt(check -> check.path("name").asText().length())
                        .max()
                        .orElse(0);
        names = Math.max(names, HEAD.length() + GAP);
        lines.add("");
        lines.add(paper.ink()
                .faint("  " + Paper.pad(HEAD, names) + Paper.pad("OUTCOME", OUTCOME) + "SEEN, AND WHAT TO DO"));
        for (JsonNode check : checks) {
            row(lines, check, names, paper);
        }
        return lines;
    }

    private static List<String> head(JsonNode body, Paper paper) {
        List<String> lines = new ArrayList<>();
        String verdict = !body.has("ready")
                ? body.path("message").asText()
                : body.path("ready").asBoolean()
                        ? paper.ink().good("READY")
                        : paper.ink().bad("NOT READY");
        String score = body.has("score")
                ? "  score %d of 100: %s, %s"
                        .formatted(
                                body.path("score").asInt(),
                                counted(body.path("blocking").asInt(), " blocking", " blocking"),
                                counted(body.path("warnings").asInt(), " warning", " warnings"))
                : "";
        lines.add(verdict + score);
        if (body.has("estimated_rto")) {
            lines.addAll(paper.beside(
                    "",
                    0,
                    "A failover would take: " + body.path("estimated_rto").asText()));
        }
        if (body.has("rds_replica")) {
            lines.add(paper.ink()
                    .faint("%s to %s, cluster %s"
                            .formatted(
                                    body.path("rds_replica").asText(),
                                    body.path("region").asText(),
                                    body.path("eks_cluster").asText())));
        }
        return lines;
    }

    private static void row(List<String> lines, JsonNode check, int names, Paper paper) {
        String outcome = outcome(check);
        String name = "  " + Paper.pad(check.path("name").asText(), names);
        int column = name.length() + OUTCOME;
        List<String> seen = paper.beside(
                name + Paper.pad(outcome, OUTCOME), column, check.path("seen").asText());
        String rest = seen.get(0).substring(Math.min(seen.get(0).length(), name.length() + outcome.length()));
        lines.add(name + painted(outcome, paper) + rest);
        lines.addAll(seen.subList(1, seen.size()));
        String remedy = check.path("remedy").asText();
        if (!remedy.isBlank()) {
            lines.addAll(paper.beside(
                    " ".repeat(column) + REMEDY,
                    column + REMEDY.length(),
                    COMMAND.matcher(remedy).replaceFirst("$1\n  $2").replaceFirst("^\n", "")));
        }
    }

    private static String painted(String outcome, Paper paper) {
        return switch (outcome) {
            case "ok" -> paper.ink().good(outcome);
            case "warning" -> paper.ink().doubtful(outcome);
            default -> paper.ink().bad(outcome);
        };
    }

    private static String outcome(JsonNode check) {
        return check.path("outcome").asText("?").toLowerCase(Locale.ROOT);
    }

    /** Outcomes that this does not know come first: they are not known to be harmless. */
    private static int rank(String outcome) {
        return ORDER.indexOf(outcome);
    }

    private static String counted(int number, String one, String many) {
        return number + (number == 1 ? one : many);
    }
}
