package io.drfailover.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What people are told to type is understood. */
class DocumentedCommandsTest {
    private static final Path TOP = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("^ *\\./dr ([a-z]+)(.*)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    /** Of the launcher, but not of the console. */
    private static final List<String> OTHERS = List.of("drill", "simulate");

    static List<String> documented() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String file : List.of("README.md", "docs/runbook.md", "docs/deploy.md")) {
            for (String line : Files.readAllLines(TOP.resolve(file))) {
                Matcher matcher = COMMAND.matcher(line.replaceFirst("\\s#.*$", ""));
                if (matcher.matches() && !OTHERS.contains(matcher.group(1))) {
                    commands.add(matcher.group(1) + matcher.group(2));
                }
            }
        }
        return commands;
    }

    @Test
    void documented_everyCommandOfTheConsole_isThere() throws IOException {
        CommandLine console = new ConsoleSetup().commandLine();

        assertThat(documented().stream().map(c -> c.split(" ", 2)[0].strip()))
                .containsAll(console.getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void documented_asItStands_isUnderstood(String command) {
        String[] words = Stream.of(command)
                .flatMap(c -> WORD.matcher(c).results())
                .map(w -> w.group(1) == null ? w.group(2) : w.group(1))
                .toArray(String[]::new);

        assertThatCode(() -> new ConsoleSetup().commandLine().parseArgs(words)).doesNotThrowAnyException();
    }
}
