package io.drfailover.drill;

import io.drfailover.console.view.Ink;
import io.drfailover.drill.timeline.Screen;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the command was started.
 *
 * @param checkout the project's folder
 * @param environment the caller's variables
 * @param answer standard output: the answer and nothing else
 * @param progress standard error
 */
record Terminal(Path checkout, Map<String, String> environment, PrintStream answer, PrintStream progress) {
    /** Set by {@code ./dr} when standard error is a terminal: Java cannot ask for one of its streams alone. */
    static final String STDERR_IS_TERMINAL = "DR_STDERR_IS_TERMINAL";

    private static final int USUAL_COLUMNS = 100;

    Terminal {
        environment = Map.copyOf(environment);
    }

    Screen screen() {
        boolean terminal = environment.getOrDefault(STDERR_IS_TERMINAL, "").equals("1")
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean coloured = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(progress, new Ink(coloured), terminal, columns());
    }

    private int columns() {
        String columns = environment.getOrDefault("DR_COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
