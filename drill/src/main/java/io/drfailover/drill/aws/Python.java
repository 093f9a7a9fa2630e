package io.drfailover.drill.aws;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Python that can run the emulated AWS.
 *
 * @param executable the real interpreter, never a shim that asks the environment which one to be
 * @param motoVersion the version of moto it imports
 */
public record Python(Path executable, String motoVersion) {
    /** The version that the emulator's patches were written for. */
    public static final String PINNED_MOTO = "5.2.1";

    /** Names one interpreter to use instead of a search. */
    public static final String OVERRIDE = "DR_PYTHON";

    private static final List<String> NAMES =
            List.of("python3", "python", "python3.13", "python3.12", "python3.11", "python3.10", "python3.14");

    /**
     * Finds a Python that imports the pinned moto with its server, else makes a private virtual environment with it,
     * once, under the user's cache directory.
     *
     * @param environment the caller's: {@code PATH} is searched, pip sees all of it (its mirror, its proxy)
     * @param progress told, in a line each, what takes time
     * @throws EmulatedAwsException naming what was tried and how to help
     */
    public static Python locate(Map<String, String> environment, Consumer<String> progress) {
        List<String> tried = new ArrayList<>();
        List<PythonProbe.Finding> usable = new ArrayList<>();
        for (Path candidate : candidates(environment)) {
            Optional<PythonProbe.Finding> finding = PythonProbe.examine(candidate, environment, tried);
            if (finding.isEmpty()) {
                continue;
            }
            if (finding.get().motoVersion().equals(PINNED_MOTO)) {
                return new Python(finding.get().executable(), PINNED_MOTO);
            }
            usable.add(finding.get());
        }
        for (PythonProbe.Finding base : usable) {
            if (base.newEnough()) {
                return new PrivateEnvironment(base, environment, tried).ensure(progress);
            }
        }
        throw new EmulatedAwsException("no Python 3.10 or newer to run the emulated AWS with. Tried: "
                + (tried.isEmpty() ? "nothing named python3 is on the PATH" : String.join("; ", tried))
                + ". Install Python 3 with its venv module (Debian: apt-get install python3-venv), or set " + OVERRIDE
                + " to an interpreter that has moto[server]==" + PINNED_MOTO + ".");
    }

    private static List<Path> candidates(Map<String, String> environment) {
        String override = environment.getOrDefault(OVERRIDE, "");
        if (!override.isBlank()) {
            return List.of(Path.of(override));
        }
        List<Path> found = new ArrayList<>();
        String path = environment.getOrDefault("PATH", "");
        for (String name : NAMES) {
            for (String folder : path.split(":", -1)) {
                Path candidate = Path.of(folder).resolve(name);
                if (candidate.isAbsolute() && candidate.toFile().canExecute()) {
                    found.add(candidate);
                    break;
                }
            }
        }
        return found;
    }
}
