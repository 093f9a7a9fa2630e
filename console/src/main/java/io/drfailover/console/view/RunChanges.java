package io.drfailover.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What happened between two answers to {@code status}, one line for each change. */
public final class RunChanges {
    private RunChanges() {}

    /**
     * Compares.
     *
     * @param before {@code body} of the earlier answer, or a missing node
     * @param now {@code body} of the later one
     */
    public static List<String> between(JsonNode before, JsonNode now) {
        JsonNode run = now.path("run");
        boolean another = !before.path("run").path("id").equals(run.path("id"));
        JsonNode earlier = another ? before.path("none") : before.path("run");
        Optional<Instant> at = Times.of(now.path("at"));
        List<Change> lines = new ArrayList<>();
        if (run.isObject()) {
            if (another) {
                lines.add(line(
                        Times.of(run.path("started_at")).or(() -> at),
                        "run " + run.path("id").asText() + ", begun by "
                                + run.path("began_by").asText()));
            }
            for (JsonNode stage : run.path("stages")) {
                stage(lines, named(earlier, stage.path("stage").asText()), stage, at);
            }
            state(lines, earlier, run, at);
        }
        hold(lines, before.path("hold"), now.path("hold"), at);
        return lines.stream()
                .sorted(Comparator.comparing(change -> change.at().orElse(Instant.MAX)))
                .map(Change::words)
                .toList();
    }

    private static void stage(List<Change> lines, JsonNode earlier, JsonNode stage, Optional<Instant> at) {
        String name = stage.path("stage").asText();
        Optional<Instant> began = Times.of(stage.path("started_at"));
        if (earlier.isMissingNode()) {
            lines.add(line(began.or(() -> at), name + " began"));
        }
        String state = stage.path("state").asText();
        if (earlier.path("state").asText("running").equals(state)) {
            return;
        }
        Optional<Instant> ended = Times.of(stage.path("finished_at"));
        String took = began.flatMap(b -> ended.map(e -> " after " + Times.words(Duration.between(b, e))))
                .orElse("");
        String error = stage.has("error") ? ": " + stage.path("error").asText() : "";
        lines.add(line(ended.or(() -> at), name + " " + state.replace('_', ' ') + took + error));
    }

    private static void state(List<Change> lines, JsonNode earlier, JsonNode run, Optional<Instant> at) {
        String state = run.path("state").asText();
        boolean again =
                run.path("invocations").asInt() != earlier.path("invocations").asInt(1);
        if (state.equals(earlier.path("state").asText("running")) && !again) {
            return;
        }
        Optional<Instant> when = Times.of(run.path("finished_at")).or(() -> at);
        lines.add(
                switch (state) {
                    case "running" ->
                        line(at, "invocation " + run.path("invocations").asInt() + " goes on with the run");
                    case "parked" -> line(at, "the invocation hands over to the next one");
                    case "failed", "given_up", "aborted" ->
                        line(
                                when,
                                "the run " + (state.equals("failed") ? "has failed" : "is " + state.replace('_', ' '))
                                        + (run.has("error")
                                                ? ": " + run.path("error").asText()
                                                : ""));
                    default -> line(when, "the run has " + state);
                });
    }

    private static void hold(List<Change> lines, JsonNode before, JsonNode now, Optional<Instant> at) {
        boolean held = now.path("held").asBoolean();
        if (!before.isMissingNode() && held != before.path("held").asBoolean()) {
            lines.add(line(
                    at,
                    held
                            ? "failovers are held by " + now.path("by").asText() + ": "
                                    + now.path("reason").asText()
                            : "failovers are released"));
        }
    }

    private static JsonNode named(JsonNode run, String stage) {
        for (JsonNode candidate : run.path("stages")) {
            if (candidate.path("stage").asText().equals(stage)) {
                return candidate;
            }
        }
        return run.path("none");
    }

    private static Change line(Optional<Instant> at, String text) {
        return new Change(at, text);
    }

    private record Change(Optional<Instant> at, String text) {
        String words() {
            return at.map(Times::clock).orElse("--:--:--") + "  " + text;
        }
    }
}
