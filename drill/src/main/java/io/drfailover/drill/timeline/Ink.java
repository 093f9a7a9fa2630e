package io.drfailover.drill.timeline;

/**
 * Colours for a terminal, or none.
 *
 * @param colored false off a terminal and with {@code NO_COLOR} set (no-color.org)
 */
public record Ink(boolean colored) {
    /** What succeeded. */
    public String good(String text) {
        return paint("32", text);
    }

    /** What failed. */
    public String bad(String text) {
        return paint("31;1", text);
    }

    /** What can be skipped. */
    public String faint(String text) {
        return paint("2", text);
    }

    /** A heading. */
    public String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
