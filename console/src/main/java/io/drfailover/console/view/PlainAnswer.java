package io.drfailover.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Any answer: its message, then its other fields.
 *
 * @param paper what it is written on
 */
public record PlainAnswer(Paper paper) {
    private static final int LABEL = 24;

    /** As lines. */
    public List<String> lines(String message, boolean accepted, JsonNode body) {
        List<String> lines = new ArrayList<>();
        String mark = accepted ? "done" : "refused";
        List<String> told = paper.beside(mark, mark.length() + 2, message);
        String painted = accepted ? paper.ink().good(mark) : paper.ink().bad(mark);
        lines.add(painted + told.get(0).substring(mark.length()));
        lines.addAll(told.subList(1, told.size()));
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!field.getKey().equals("message") && field.getValue().isValueNode()) {
                lines.addAll(
                        paper.beside("  " + field.getKey().replace('_', ' '), LABEL, Times.shown(field.getValue())));
            }
        }
        return lines;
    }
}
