package io.drfailover.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer to {@code status} as lines.
 *
 * @param paper what they are written on
 * @param options what names the function on a command line
 */
public record StatusView(Paper paper, String options) {
    private static final int LABEL = 12;
    private static final int STAGE = 17;
    private static final int STATE = 12;
    private static final int CLOCK = 10;

    /** All of it: what stands where, and what to do next. */
    public List<String> lines(JsonNode body) {
        List<String> lines = new ArrayList<>();
        paper.beside("", 0, text(body, "message"))
                .forEach(line -> lines.add(paper.ink().strong(line)));
        String where =
                "%s to %s, %s".formatted(text(body, "rds_replica"), text(body, "region"), Times.date(body.path("at")));
        paper.beside("", 0, where).forEach(line -> lines.add(paper.ink().faint(line)));
        lines.add("");
        run(lines, body.path("run"), Times.of(body.path("at")));
        hold(lines, body.path("hold"));
        proposal(lines, body.path("proposal"));
        lines.add("");
        lines.addAll(paper.beside("Next", LABEL, new NextStep(options).after(body)));
        return lines;
    }

    /** The stages alone, for a view that is drawn again and again; {@code at} the time to count to. */
    public List<String> stages(JsonNode run, Optional<Instant> at) {
        List<String> lines = new ArrayList<>();
        lines.add(paper.ink()
                .faint("  " + Paper.pad("STAGE", STAGE) + Paper.pad("STATE", STATE) + Paper.pad("BEGAN", CLOCK)
                        + "TOOK"));
        for (JsonNode stage : run.path("stages")) {
            Optional<Instant> began = Times.of(stage.path("started_at"));
            Optional<Instant> ended = Times.of(stage.path("finished_at"));
            String took = began.flatMap(b -> ended.or(() -> at).map(e -> Times.words(Duration.between(b, e))))
                    .map(words -> ended.isPresent() ? words : words + " so far")
                    .orElse("");
            lines.add(("  " + Paper.pad(text(stage, "stage"), STAGE)
                            + paint(text(stage, "state"), Paper.pad(text(stage, "state"), STATE))
                            + Paper.pad(began.map(Times::clock).orElse(""), CLOCK) + took)
                    .stripTrailing());
            if (stage.has("error")) {
                lines.addAll(paper.beside("", 2 + STAGE, text(stage, "error")));
            }
        }
        return lines;
    }

    private void run(List<String> lines, JsonNode run, Optional<Instant> at) {
        if (!run.isObject()) {
            lines.addAll(paper.beside("Run", LABEL, "none so far"));
            return;
        }
        String words = text(run, "state").replace('_', ' ');
        String working = run.has("worked_on")
                ? run.path("worked_on").asBoolean() ? ", an invocation works on it" : ", nobody works on it just now"
                : "";
        String invocations = run.path("invocations").asInt() == 1 ? " invocation" : " invocations";
        List<String> told = paper.beside(
                "Run",
                LABEL,
                text(run, "id") + " " + words + working + ", "
                        + run.path("invocations").asInt() + invocations);
        lines.add(told.get(0).replace(" " + words, " " + paint(text(run, "state"), words)));
        lines.addAll(told.subList(1, told.size()));
        String ended = run.has("finished_at") ? ", ended " + Times.date(run.path("finished_at")) : "";
        lines.addAll(paper.beside("", LABEL, "began " + Times.date(run.path("started_at")) + ended));
        label(lines, run, "Begun by", "began_by");
        label(lines, run, "Evidence", "evidence");
        if (run.has("data_loss_seconds")) {
            String loss = run.path("data_loss_seconds").isNull()
                    ? "not known"
                    : "up to "
                            + Times.words(Duration.ofSeconds(
                                    run.path("data_loss_seconds").asLong()));
            lines.addAll(paper.beside("Data loss", LABEL, loss));
        }
        label(lines, run, "Database", "database_endpoint");
        label(lines, run, "Balancer", "load_balancer");
        label(lines, run, "Old primary", "old_primary");
        label(lines, run, "Error", "error");
        label(lines, run, "Last error", "earlier_error");
        if (run.has("acknowledged_by")) {
            lines.addAll(paper.beside(
                    "Put away",
                    LABEL,
                    "by " + text(run, "acknowledged_by") + ", " + Times.date(run.path("acknowledged_at"))));
        }
        if (!run.path("stages").isEmpty()) {
            lines.add("");
            lines.addAll(stages(run, at));
            lines.add("");
        }
    }

    private void hold(List<String> lines, JsonNode hold) {
        String since = hold.has("since") ? " since " + Times.date(hold.path("since")) : "";
        lines.addAll(paper.beside(
                "Hold",
                LABEL,
                hold.path("held").asBoolean()
                        ? "held by " + text(hold, "by") + since + ": " + text(hold, "reason")
                        : "none"));
    }

    private void proposal(List<String> lines, JsonNode proposal) {
        if (!proposal.isObject()) {
            return;
        }
        String decided = proposal.has("decided_by") ? " by " + text(proposal, "decided_by") : "";
        lines.addAll(paper.beside("Proposal", LABEL, text(proposal, "id") + " " + text(proposal, "state") + decided));
        label(lines, proposal, "", "proposed_by");
        label(lines, proposal, "", "evidence");
        if (text(proposal, "state").equals("open")) {
            String itself = proposal.has("approved_by_itself_at")
                    ? ", approved by itself " + Times.date(proposal.path("approved_by_itself_at"))
                            + " if the evidence persists"
                    : "";
            if (!proposal.path("told").asBoolean(true)) {
                lines.addAll(paper.beside("", LABEL, "its code may have reached nobody"));
            }
            lines.addAll(paper.beside("", LABEL, "expires " + Times.date(proposal.path("expires_at")) + itself));
        }
    }

    private void label(List<String> lines, JsonNode node, String label, String field) {
        if (node.has(field)) {
            lines.addAll(paper.beside(label, LABEL, text(node, field)));
        }
    }

    private String paint(String state, String shown) {
        return switch (state) {
            case "succeeded" -> paper.ink().good(shown);
            case "failed", "given_up", "aborted" -> paper.ink().bad(shown);
            default -> paper.ink().doubtful(shown);
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("?");
    }
}
