package io.drfailover.console;

import io.drfailover.console.function.LambdaFunction;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands as a person would, without waiting. */
final class ConsoleSetup {
    static final String REPLICA = "erp-replica";

    private final Map<String, String> environment = new HashMap<>(Map.of("DR_HOST", "laptop"));
    private String typed = "";
    private Path checkout = Path.of(".");

    record Result(int code, String answer, String progress) {}

    ConsoleSetup atATerminal(String whatIsTyped) {
        environment.put("DR_STDIN_IS_TERMINAL", "1");
        environment.put("DR_STDERR_IS_TERMINAL", "1");
        typed = whatIsTyped;
        return this;
    }

    ConsoleSetup with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    ConsoleSetup in(Path folder) {
        checkout = folder;
        return this;
    }

    Result run(String... arguments) {
        var answer = new ByteArrayOutputStream();
        var progress = new ByteArrayOutputStream();
        int code = commandLine(answer, progress).execute(arguments);
        return new Result(code, answer.toString(StandardCharsets.UTF_8), progress.toString(StandardCharsets.UTF_8));
    }

    /** The console itself, for who only looks at what it understands. */
    CommandLine commandLine() {
        return commandLine(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private CommandLine commandLine(ByteArrayOutputStream answer, ByteArrayOutputStream progress) {
        Terminal terminal = new Terminal(
                checkout,
                environment,
                new BufferedReader(new StringReader(typed)),
                new PrintStream(answer, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8));
        return Console.commandLine(terminal, LambdaFunction::open, duration -> {});
    }

    Result run(FakeLambda lambda, String command, String... more) {
        String[] arguments = new String[more.length + 7];
        arguments[0] = command;
        arguments[1] = "--function";
        arguments[2] = "erp-failover";
        arguments[3] = "--region";
        arguments[4] = "eu-west-1";
        arguments[5] = "--endpoint-url";
        arguments[6] = lambda.url();
        System.arraycopy(more, 0, arguments, 7, more.length);
        return run(arguments);
    }

    /** A command as one types it, its words parted by single blanks. */
    Result run(FakeLambda lambda, String line) {
        String[] words = line.split(" ", -1);
        return run(lambda, words[0], Arrays.copyOfRange(words, 1, words.length));
    }

    /** A file of answers and of what must be printed. */
    static String resource(String name) {
        try (var stream = ConsoleSetup.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String status(String run, String hold) {
        return """
                {"statusCode": 200, "body": {"message": "where it stands", "region": "eu-west-1",
                 "rds_replica": "%s", "at": "2026-11-23T02:20:00Z"%s, "hold": %s}}"""
                .formatted(REPLICA, run.isEmpty() ? "" : ", \"run\": " + run, hold);
    }

    /** With a proposal that waits for approval. */
    static String waiting(String run) {
        return status(run, free() + ", \"proposal\": " + proposal("open", "2026-11-23T03:00:00Z"));
    }

    static String proposal(String state, String expires) {
        return """
                {"id": "p1", "state": "%s", "proposed_by": "an alarm", "evidence": "seen", "expires_at": "%s",
                 "decided_by": "ann"}"""
                .formatted(state, expires);
    }

    static String run(String id, String state, int invocations) {
        return """
                {"id": "%s", "state": "%s", "began_by": "a person", "started_at": "2026-11-23T02:13:11Z",
                 "invocations": %d, "worked_on": true, "stages": [{"stage": "promote", "state": "%s",
                 "started_at": "2026-11-23T02:13:12Z"}]}"""
                .formatted(id, state, invocations, state.equals("succeeded") ? "succeeded" : "running");
    }

    static String free() {
        return "{\"held\": false}";
    }
}
