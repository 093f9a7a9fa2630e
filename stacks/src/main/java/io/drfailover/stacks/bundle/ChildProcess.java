package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs a program to its end, with an environment made from nothing, and under a deadline. */
final class ChildProcess {
    /** Not every command of terraform can be told to leave them out. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private ChildProcess() {}

    /**
     * Starts and awaits a program.
     *
     * @param environment all that the program sees
     * @return standard output
     * @throws PackagingException if it cannot be started, ends with another code than 0 (the message carries what it
     *     said), or is still running at the deadline; it is never left behind
     */
    static String run(List<String> command, Path folder, Map<String, String> environment, Duration deadline) {
        String name =
                Path.of(command.get(0)).getFileName() + " " + String.join(" ", command.subList(1, command.size()));
        try {
            // Files, not pipes: nothing has to be drained while waiting.
            Path out = Files.createTempFile("dr-child", ".out");
            Path err = Files.createTempFile("dr-child", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().clear();
                builder.environment().putAll(environment);
                int code = await(builder.start(), name, deadline);
                if (code != 0) {
                    throw new PackagingException(
                            "%s ended with code %d:%n%s%s".formatted(name, code, text(out), text(err)));
                }
                return text(out);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new PackagingException("running %s in %s: %s".formatted(name, folder, e.getMessage()), e);
        }
    }

    private static int await(Process process, String name, Duration deadline) {
        Thread hook = new Thread(() -> stop(process));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PackagingException("%s is not done after %d s".formatted(name, deadline.toSeconds()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("interrupted while waiting for " + name, e);
        } finally {
            stop(process);
            forget(hook);
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook itself is running then, and stops the process.
            return;
        }
    }

    private static String text(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return COLOUR.matcher(text).replaceAll("");
    }
}
