package io.drfailover.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.ReadinessTable;
import io.drfailover.console.view.Paper;
import io.drfailover.drill.timeline.Screen;

/** The numbered headings of a drill. */
final class Steps {
    private final Screen screen;
    private final int total;
    private int current;

    Steps(Screen screen, int total) {
        this.screen = screen;
        this.total = total;
    }

    /** Begins the next step. */
    void next(String what) {
        current++;
        screen.line(screen.ink().strong(current + "/" + total) + "  " + what);
    }

    /** Says something within a step. */
    void say(String what) {
        screen.line("     " + what);
    }

    /** Shows the answer's table of readiness. */
    void readiness(JsonNode body) {
        ReadinessTable.lines(body, new Paper(screen.columns(), screen.ink())).forEach(screen::line);
    }

    Screen screen() {
        return screen;
    }
}
