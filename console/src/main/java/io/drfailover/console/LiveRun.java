package io.drfailover.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.console.view.Paper;
import io.drfailover.console.view.RunChanges;
import io.drfailover.console.view.StatusView;
import io.drfailover.console.view.Times;
import java.io.PrintStream;
import java.util.List;

/** A run on standard error: a line for each change, and on a terminal its stages below them, drawn again and again. */
final class LiveRun {
    private static final int CLOCK = 10;

    private final Terminal terminal;
    private final Paper paper;
    private final StatusView view;
    private int drawn;

    LiveRun(Session session) {
        this.terminal = session.terminal();
        // What is drawn over must not be wrapped by the terminal, and its width is counted in characters.
        this.paper = terminal.progressPaper();
        this.view = new StatusView(paper, session.address().options());
    }

    /** The run as it stands; it has been told already. */
    void begin(JsonNode body) {
        draw(body);
    }

    /** What has changed. */
    void show(JsonNode before, JsonNode now) {
        List<String> changes = RunChanges.between(before, now);
        if (!changes.isEmpty() || terminal.redraws()) {
            clear();
            changes.forEach(
                    change -> terminal.tell(paper.beside(change.substring(0, CLOCK), CLOCK, change.substring(CLOCK))));
            draw(now);
        }
    }

    /** Something else. */
    void say(String text) {
        clear();
        terminal.tell(paper.beside("", 0, text));
    }

    /** Leaves the lines that stay. */
    void end() {
        clear();
    }

    private void draw(JsonNode body) {
        JsonNode run = body.path("run");
        if (!terminal.redraws() || run.path("stages").isEmpty()) {
            return;
        }
        List<String> lines = view.stages(run, Times.of(body.path("at")));
        terminal.tell(lines);
        drawn = lines.size();
    }

    private void clear() {
        if (drawn > 0) {
            PrintStream out = terminal.progress();
            out.printf("\u001b[%dA\u001b[J", drawn); // Up, then clear to the end.
            out.flush();
            drawn = 0;
        }
    }
}
