package io.drfailover.drill.timeline;

import io.drfailover.console.view.Ink;
import java.io.PrintStream;
import java.util.List;

/** Standard error: lines that stay, and on a terminal a block below them that is redrawn in place. */
public final class Screen {
    private final PrintStream out;
    private final Ink ink;
    private final boolean redraws;
    private final int columns;
    private int drawn;

    /** A screen on {@code out}; {@code redraws} only where a terminal shows it. */
    public Screen(PrintStream out, Ink ink, boolean redraws, int columns) {
        this.out = out;
        this.ink = ink;
        this.redraws = redraws;
        this.columns = columns;
    }

    /** The colours to use. */
    public Ink ink() {
        return ink;
    }

    /** How many characters fit into a line. */
    public int columns() {
        return columns;
    }

    /** Whether {@link #block} shows anything. */
    public boolean redraws() {
        return redraws;
    }

    /** Prints a line that stays. */
    public synchronized void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** Replaces the block; an empty list removes it. */
    public synchronized void block(List<String> lines) {
        if (!redraws) {
            return;
        }
        clear();
        lines.forEach(text -> out.println(cut(text)));
        drawn = lines.size();
        out.flush();
    }

    private void clear() {
        if (drawn > 0) {
            out.printf("\u001b[%dA\u001b[J", drawn); // Up, then clear to the end.
            drawn = 0;
        }
    }

    /** A line that wraps would spoil the count of lines; blocks carry no colour codes. */
    private String cut(String text) {
        return text.length() < columns ? text : text.substring(0, Math.max(0, columns - 2)) + "…";
    }
}
