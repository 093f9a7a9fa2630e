package io.drfailover.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to {@code probe} as lines.
 *
 * @param paper what they are written on
 */
public record ProbeView(Paper paper) {
    private static final int GAP = 2;

    /** One line for each thing that was looked at. */
    public List<String> lines(JsonNode body) {
        List<String> lines = new ArrayList<>();
        lines.add(paper.ink().strong(body.path("message").asText()));
        lines.add("");
        int names = longest(body, "name");
        int states = longest(body, "state");
        for (JsonNode check : body.path("checks")) {
            String label = "  " + Paper.pad(check.path("name").asText(), names + GAP)
                    + Paper.pad(check.path("state").asText(), states + GAP);
            lines.addAll(paper.beside(label, label.length(), check.path("seen").asText()));
        }
        return lines;
    }

    private static int longest(JsonNode body, String field) {
        int longest = 0;
        for (JsonNode check : body.path("checks")) {
            longest = Math.max(longest, check.path(field).asText().length());
        }
        return longest;
    }
}
