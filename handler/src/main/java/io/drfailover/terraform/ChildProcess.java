package io.drfailover.terraform;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.drfailover.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one child process to its end, or stops it at the deadline: SIGINT first (terraform then saves its state and
 * frees its lock), SIGTERM after a grace, SIGKILL to the whole tree at last. Both pipes are drained on threads of
 * their own, because terraform blocks on a full pipe.
 */
final class ChildProcess {
    private static final int SIGINT = 2;

    /** terraform answers SIGINT within milliseconds once its provider listens; a provider in start-up takes longer. */
    private final Duration interruptGrace;

    private final Duration terminateGrace;

    ChildProcess(Duration interruptGrace, Duration terminateGrace) {
        this.interruptGrace = interruptGrace;
        this.terminateGrace = terminateGrace;
    }

    private interface LibC extends Library {
        int kill(int pid, int signal);
    }

    /**
     * How it ended.
     *
     * @param exitCode the process's
     * @param stopped whether it was stopped at the deadline
     * @param politely whether SIGINT was enough, or nothing was needed
     */
    record Exit(int exitCode, boolean stopped, boolean politely) {}

    /**
     * Runs and waits.
     *
     * @throws IOException if it cannot be started
     * @throws Deadline.CancelledException if the thread is interrupted; the process is stopped first
     */
    Exit run(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Consumer<String> stdout,
            Consumer<String> stderr,
            Deadline deadline)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Thread out = drain(process.getInputStream(), stdout, command.get(0) + " stdout");
        Thread err = drain(process.getErrorStream(), stderr, command.get(0) + " stderr");
        List<ProcessHandle> children = List.of();
        try {
            boolean politely = true;
            boolean ended = process.waitFor(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                // Before it ends: afterwards nothing tells whose children they were.
                children = process.descendants().toList();
                politely = stop(process);
            }
            // A killed provider may keep the pipe open; its output no longer matters.
            out.join(terminateGrace.toMillis());
            err.join(terminateGrace.toMillis());
            return new Exit(process.waitFor(), !ended, politely);
        } catch (InterruptedException e) {
            children = process.descendants().toList();
            stopUninterrupted(process);
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Stops it, and tells whether SIGINT was enough. */
    private boolean stop(Process process) throws InterruptedException {
        interrupt(process);
        if (process.waitFor(interruptGrace.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        process.destroy();
        if (!process.waitFor(terminateGrace.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return false;
    }

    private void stopUninterrupted(Process process) {
        try {
            var unused = stop(process);
        } catch (InterruptedException again) {
            process.destroy();
        }
    }

    private static void interrupt(Process process) {
        if (process.isAlive()) {
            Native.load("c", LibC.class).kill(Math.toIntExact(process.pid()), SIGINT);
        }
    }

    private static Thread drain(InputStream stream, Consumer<String> lines, String name) {
        Thread thread = new Thread(
                () -> {
                    try (var reader =
                            new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                            lines.accept(line);
                        }
                    } catch (IOException e) {
                        lines.accept("(output ended: " + e.getMessage() + ")");
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
