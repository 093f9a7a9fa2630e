package io.drfailover.stacks.bundle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Which commit a bundle is built from. */
final class GitCommit {
    /** Environment variable with the commit, for builds without a repository; wins over asking git. */
    static final String VARIABLE = "DR_GIT_COMMIT";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNKNOWN = "unknown";

    private GitCommit() {}

    /** The commit, with {@code -dirty} when tracked files differ from it; {@code unknown} outside a repository. */
    static String of(Path folder, Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isBlank()) {
            return given.strip();
        }
        Map<String, String> visible = Map.of(
                "PATH", environment.getOrDefault("PATH", ""),
                "HOME", environment.getOrDefault("HOME", ""),
                "GIT_OPTIONAL_LOCKS", "0");
        try {
            return ChildProcess.run(
                            List.of("git", "describe", "--always", "--abbrev=40", "--match=", "--dirty"),
                            folder,
                            visible,
                            PATIENCE)
                    .strip();
        } catch (PackagingException noRepository) {
            return UNKNOWN;
        }
    }
}
