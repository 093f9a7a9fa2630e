package io.drfailover.drill.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that is expected to end soon, with exactly the given environment and its output in one string. */
final class ShortCommand {
    /**
     * How it ended.
     *
     * @param exitCode the command's own
     * @param output standard output and error together
     */
    record Result(int exitCode, String output) {
        String lastLine() {
            List<String> lines = output.strip().lines().toList();
            return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
        }

        /** The last lines, without those that begin with some noise. */
        String lastLines(int count, String noise) {
            List<String> lines = output.strip()
                    .lines()
                    .filter(line -> !line.startsWith(noise))
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        }
    }

    private ShortCommand() {}

    /**
     * Runs to the end or to the timeout, at which the command and its children are killed.
     *
     * @throws IOException when it cannot be started or takes too long
     */
    static Result run(List<String> command, Map<String, String> environment, Duration timeout) throws IOException {
        // A file and not a pipe: nobody has to read it while the clock runs.
        Path output = Files.createTempFile("dr-command-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("no end of " + String.join(" ", command.subList(0, 1)) + " after "
                            + timeout.toSeconds() + " s");
                }
                return new Result(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
