package io.drfailover.drill.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Python process. Its standard input is a pipe from this JVM that nobody writes to: when the JVM ends, in whatever
 * way, the kernel closes the pipe and the process ends as well.
 */
final class EmulatorProcess implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration TERMINATION = Duration.ofSeconds(3);
    private static final int TAIL_LINES = 15;

    private final Process process;
    private final Path logFile;
    private final Thread reaper;

    private EmulatorProcess(Process process, Path logFile) {
        this.process = process;
        this.logFile = logFile;
        // An orderly exit need not wait for the pipe.
        this.reaper = new Thread(process::destroyForcibly, "emulated-aws-reaper");
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    static EmulatorProcess start(Python python, Path workDirectory, Path logFile, Path readyFile) throws IOException {
        Path source = EmulatorSource.extract(workDirectory.resolve("emulator"));
        Files.deleteIfExists(readyFile);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        python.executable().toString(),
                        "-s",
                        "-m",
                        EmulatorSource.PACKAGE,
                        "--ready-file",
                        readyFile.toString()))
                .directory(workDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(logFile.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(workDirectory, source));
        return new EmulatorProcess(builder.start(), logFile);
    }

    /** All that the process gets: nothing of the caller's, least of all credentials, proxies or a profile. */
    static Map<String, String> environment(Path workDirectory, Path source) {
        return Map.ofEntries(
                Map.entry("PATH", "/usr/bin:/bin"),
                Map.entry("HOME", workDirectory.toString()),
                Map.entry("TMPDIR", workDirectory.toString()),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("PYTHONPATH", source.toString()),
                Map.entry("PYTHONDONTWRITEBYTECODE", "1"),
                Map.entry("PYTHONUNBUFFERED", "1"),
                Map.entry("AWS_ACCESS_KEY_ID", "emulated"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "emulated"),
                Map.entry("AWS_CONFIG_FILE", "/dev/null"),
                Map.entry("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
                Map.entry("MOTO_IAM_LOAD_MANAGED_POLICIES", "true"));
    }

    /** Waits for the ready file, which holds the URL. */
    URI awaitReady(Path readyFile) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!Files.exists(readyFile)) {
            if (process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EmulatedAwsException("the emulated AWS ended with exit code " + process.exitValue()
                        + " before it was ready; the end of " + logFile + ":\n" + logTail());
            }
            if (System.nanoTime() > deadline) {
                throw new EmulatedAwsException("the emulated AWS was not ready after " + START_DEADLINE.toSeconds()
                        + " s; the end of " + logFile + ":\n" + logTail());
            }
        }
        return URI.create(Files.readString(readyFile).strip());
    }

    long pid() {
        return process.pid();
    }

    private String logTail() throws IOException {
        List<String> lines = new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /** SIGTERM, three seconds, SIGKILL. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException shuttingDown) {
            // The JVM is ending and the hook does its work.
        }
        process.destroy();
        try {
            if (!process.waitFor(TERMINATION.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(TERMINATION.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
