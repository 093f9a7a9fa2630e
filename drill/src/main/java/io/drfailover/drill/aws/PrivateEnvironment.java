package io.drfailover.drill.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A virtual environment of the drill's own with the pinned moto, made once per Python version in the user's cache. Two
 * drills that need it at the same time wait for each other; one that was interrupted is made again.
 */
final class PrivateEnvironment {
    private static final Duration VENV_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PIP_TIMEOUT = Duration.ofMinutes(10);
    private static final int ERROR_LINES = 8;

    private final PythonProbe.Finding base;
    private final Map<String, String> environment;
    private final List<String> tried;
    private final Path folder;

    PrivateEnvironment(PythonProbe.Finding base, Map<String, String> environment, List<String> tried) {
        this.base = base;
        this.environment = environment;
        this.tried = tried;
        this.folder = cache(environment).resolve("moto-" + Python.PINNED_MOTO + "-python-" + base.version());
    }

    /** Returns the interpreter of the environment, after making it where it is missing. */
    @SuppressWarnings("try") // The lock is held, not used.
    Python ensure(Consumer<String> progress) {
        try {
            Files.createDirectories(folder.getParent());
            Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.exists(finished())) {
                    make(progress);
                }
            }
        } catch (IOException failure) {
            throw failed(failure.toString(), failure);
        }
        return new Python(interpreter(), Python.PINNED_MOTO);
    }

    private void make(Consumer<String> progress) throws IOException {
        delete(folder);
        progress.accept("making a private Python environment in " + folder + " (once)");
        step(List.of(base.executable().toString(), "-m", "venv", folder.toString()), VENV_TIMEOUT);
        progress.accept("installing moto[server]==" + Python.PINNED_MOTO + " into it (about a minute)");
        step(
                List.of(
                        interpreter().toString(),
                        "-m",
                        "pip",
                        "install",
                        "--no-input",
                        "--disable-pip-version-check",
                        "moto[server]==" + Python.PINNED_MOTO),
                PIP_TIMEOUT);
        List<String> wrong = new ArrayList<>();
        boolean works = PythonProbe.ask(interpreter(), wrong)
                .map(PythonProbe.Finding::motoVersion)
                .filter(Python.PINNED_MOTO::equals)
                .isPresent();
        if (!works) {
            throw failed("what pip installed does not work: " + String.join("; ", wrong), null);
        }
        Files.createFile(finished());
    }

    private void step(List<String> command, Duration timeout) throws IOException {
        // pip needs the caller's mirror, proxy and certificates, but no foreign modules.
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().removeAll(List.of("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_USER"));
        ShortCommand.Result result = ShortCommand.run(command, own, timeout);
        if (result.exitCode() != 0) {
            throw failed(
                    "`" + String.join(" ", command) + "` ended with exit code " + result.exitCode() + ":\n"
                            + result.lastLines(ERROR_LINES, "WARNING: Retrying"),
                    null);
        }
    }

    private EmulatedAwsException failed(String why, @Nullable Exception cause) {
        String message = "no Python with moto[server]==" + Python.PINNED_MOTO + ". Tried: " + String.join("; ", tried)
                + "; then a private environment in " + folder + ": " + why
                + "\nTo help: python3 -m pip install 'moto[server]==" + Python.PINNED_MOTO + "', or set "
                + Python.OVERRIDE + " to an interpreter that has it.";
        return cause == null ? new EmulatedAwsException(message) : new EmulatedAwsException(message, cause);
    }

    private Path interpreter() {
        return folder.resolve("bin").resolve("python3");
    }

    private Path finished() {
        return folder.resolve("finished");
    }

    private static Path cache(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!xdg.isBlank()) {
            return Path.of(xdg).resolve("dr-failover");
        }
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".cache", "dr-failover");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
