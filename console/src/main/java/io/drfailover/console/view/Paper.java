package io.drfailover.console.view;

import java.util.ArrayList;
import java.util.List;

/**
 * What lines are written on.
 *
 * @param width in columns
 * @param ink what they are written with
 */
public record Paper(int width, Ink ink) {
    /** Narrower columns of text help nobody. */
    private static final int NARROWEST = 20;

    private static final String COMMAND = "  ";

    /**
     * A label with a text beside it that is wrapped at blanks alone. A line of its own that is indented is a command to type
     * and is not wrapped: it must survive being copied.
     *
     * @param label as it will be seen, without colours; padded to {@code column}
     * @param column where the text begins
     */
    public List<String> beside(String label, int column, String text) {
        List<String> lines = wrapped(text, Math.max(NARROWEST, width - column));
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            placed.add(((i == 0 ? pad(label, column) : " ".repeat(column)) + lines.get(i)).stripTrailing());
        }
        return placed;
    }

    /** Filled up with blanks. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.stripTrailing().split("\n", -1)) {
            if (paragraph.startsWith(COMMAND)) {
                lines.add(paragraph);
                continue;
            }
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split("\\s+", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
