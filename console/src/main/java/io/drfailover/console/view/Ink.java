package io.drfailover.console.view;

/**
 * Colours for a terminal, or none.
 *
 * @param coloured false off a terminal and with {@code NO_COLOR} set (no-color.org)
 */
public record Ink(boolean coloured) {
    /** What succeeded. */
    public String good(String text) {
        return paint("32", text);
    }

    /** What a person should look at. */
    public String doubtful(String text) {
        return paint("33", text);
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
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
