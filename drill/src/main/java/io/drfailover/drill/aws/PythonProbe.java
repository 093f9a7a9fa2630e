package io.drfailover.drill.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks an interpreter what it is and whether it has moto. */
final class PythonProbe {
    /** Measured: importing moto takes 2 s of work, and 20 s where nothing of it is in memory yet. */
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static final int OLDEST_MINOR = 10;

    private static final String WHERE = "import sys; print(sys.executable)";
    // The server's own requirements are imported too: a bare moto has none of them.
    private static final String WHAT =
            """
            import sys
            print(*sys.version_info[:3], sep='.')
            try:
                import moto, moto.server, moto.eks, moto.rds
                print(moto.__version__)
            except ImportError as missing:
                print('none:', missing)
            """;

    /**
     * What an interpreter is.
     *
     * @param executable the real one, behind any shim
     * @param version such as {@code 3.11.7}
     * @param motoVersion such as {@code 5.2.1}; begins with {@code none} when moto cannot be imported, and says why
     */
    record Finding(Path executable, String version, String motoVersion) {
        boolean newEnough() {
            String[] parts = version.split("\\.", -1);
            return Integer.parseInt(parts[0]) > 3
                    || (Integer.parseInt(parts[0]) == 3 && Integer.parseInt(parts[1]) >= OLDEST_MINOR);
        }
    }

    private PythonProbe() {}

    /**
     * Examines a candidate; what is wrong with it is added to {@code tried}.
     *
     * @param environment the caller's: a shim needs it to find the interpreter, which is then asked without it
     */
    static Optional<Finding> examine(Path candidate, Map<String, String> environment, List<String> tried) {
        try {
            ShortCommand.Result where =
                    ShortCommand.run(List.of(candidate.toString(), "-c", WHERE), environment, TIMEOUT);
            String executable = where.output().strip();
            if (where.exitCode() != 0 || executable.isEmpty() || !Files.isExecutable(Path.of(executable))) {
                tried.add(candidate + " (does not run: exit code " + where.exitCode() + ", " + where.lastLine() + ")");
                return Optional.empty();
            }
            return ask(Path.of(executable), tried);
        } catch (IOException notStarted) {
            tried.add(candidate + " (does not start: " + notStarted.getMessage() + ")");
            return Optional.empty();
        }
    }

    /** Asks as sealed as the emulator will run: a moto that needs the caller's home or PYTHONPATH does not count. */
    static Optional<Finding> ask(Path executable, List<String> tried) throws IOException {
        Map<String, String> sealed = Map.of(
                "PATH", "/usr/bin:/bin", "HOME", "/nonexistent", "LANG", "C.UTF-8", "PYTHONDONTWRITEBYTECODE", "1");
        ShortCommand.Result what = ShortCommand.run(List.of(executable.toString(), "-s", "-c", WHAT), sealed, TIMEOUT);
        List<String> lines = what.output().lines().toList();
        if (what.exitCode() != 0 || lines.size() < 2) {
            tried.add(executable + " (does not answer: " + what.lastLine() + ")");
            return Optional.empty();
        }
        Finding finding = new Finding(executable, lines.get(0), lines.get(lines.size() - 1));
        if (!finding.motoVersion().equals(Python.PINNED_MOTO)) {
            tried.add(executable + " (Python " + finding.version() + ", moto " + finding.motoVersion() + ")");
        }
        return Optional.of(finding);
    }
}
