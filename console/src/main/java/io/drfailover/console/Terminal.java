package io.drfailover.console;

import io.drfailover.console.view.Ink;
import io.drfailover.console.view.Paper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command was started.
 *
 * @param checkout the project's folder
 * @param environment the caller's variables
 * @param input standard input, for a person's answers
 * @param answer standard output: the answer and nothing else
 * @param progress standard error: questions, progress, what went wrong
 */
record Terminal(
        Path checkout,
        Map<String, String> environment,
        BufferedReader input,
        PrintStream answer,
        PrintStream progress) {
    private static final int USUAL_COLUMNS = 100;
    private static final int FEWEST_COLUMNS = 40;

    Terminal {
        environment = Map.copyOf(environment);
    }

    /** A variable that is set and not blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** For standard output. */
    Paper answerPaper() {
        return paper("DR_STDOUT_IS_TERMINAL");
    }

    /** For standard error. */
    Paper progressPaper() {
        return paper("DR_STDERR_IS_TERMINAL");
    }

    /** Whether lines on standard error may be drawn over. */
    boolean redraws() {
        return is("DR_STDERR_IS_TERMINAL") && !dumb();
    }

    /** Whether a person is there to be asked. */
    boolean canAsk() {
        return is("DR_STDIN_IS_TERMINAL") && is("DR_STDERR_IS_TERMINAL");
    }

    void answer(List<String> lines) {
        lines.forEach(answer::println);
        answer.flush();
    }

    void tell(List<String> lines) {
        lines.forEach(progress::println);
        progress.flush();
    }

    /** What a person types; empty at the end of the input. */
    Optional<String> ask(String question) throws IOException {
        progress.print(question);
        progress.flush();
        return Optional.ofNullable(input.readLine()).map(String::strip);
    }

    /** Who sits here, for the record. */
    String person() {
        String host = variable("DR_HOST").or(() -> variable("HOSTNAME")).orElse("an unknown host");
        return System.getProperty("user.name", "somebody") + " at " + host;
    }

    private Paper paper(String stream) {
        boolean coloured = is(stream)
                && !dumb()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Paper(columns(), new Ink(coloured));
    }

    private int columns() {
        return variable("DR_COLUMNS")
                .filter(columns -> columns.matches("[1-9]\\d{0,3}"))
                .map(Integer::parseInt)
                .map(columns -> Math.max(FEWEST_COLUMNS, columns))
                .orElse(USUAL_COLUMNS);
    }

    /** Java cannot ask for one of its streams alone: the script {@code dr} says it. */
    private boolean is(String stream) {
        return environment.getOrDefault(stream, "").equals("1");
    }

    private boolean dumb() {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }
}
