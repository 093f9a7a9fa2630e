package io.drfailover.stacks.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terraform that is found at build time, and that the toolchain will carry.
 *
 * @param path the program, with links followed
 * @param version for example 1.11.4
 */
record TerraformBinary(Path path, String version) {
    /** Environment variable with the path of the program; without it, the PATH is searched. */
    static final String VARIABLE = "DR_TERRAFORM";

    private static final String REMEDY =
            "install Terraform 1.11 or newer, below 2, for linux_amd64 (https://developer.hashicorp.com/terraform/install),"
                    + " or name the program with the environment variable " + VARIABLE;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern VERSION = Pattern.compile("1\\.([0-9]+)\\.[0-9]+");
    /** The first with S3 lock files. */
    private static final int OLDEST_MINOR = 11;

    /**
     * Finds the program and asks its version.
     *
     * @throws PackagingException if there is none, or one that does not fit
     */
    static TerraformBinary find(Map<String, String> environment) {
        Path path = locate(environment);
        LinuxBinary.require(path, REMEDY);
        String version = version(path);
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST_MINOR) {
            throw new PackagingException(
                    "%s is Terraform %s, which cannot lock the state in S3 as the recovery stack asks;"
                                    .formatted(path, version)
                            + " " + REMEDY);
        }
        return new TerraformBinary(path, version);
    }

    /** Runs the program in a folder; a CLI configuration of the build's own keeps the machine's out. */
    String run(Path folder, Map<String, String> environment, Duration deadline, String... arguments) {
        return ChildProcess.run(command(path, arguments), folder, environment, deadline);
    }

    private static List<String> command(Path path, String... arguments) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(path.toString()), java.util.stream.Stream.of(arguments))
                .toList();
    }

    private static Path locate(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        Optional<Path> found = named.isBlank()
                ? List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, "terraform"))
                        .filter(Files::isExecutable)
                        .findFirst()
                : Optional.of(Path.of(named)).filter(Files::isExecutable);
        Path program = found.orElseThrow(() -> new PackagingException(
                named.isBlank()
                        ? "no terraform on the PATH (" + environment.getOrDefault("PATH", "") + "); " + REMEDY
                        : "%s says %s, and no program is there; %s".formatted(VARIABLE, named, REMEDY)));
        try {
            return program.toRealPath();
        } catch (IOException e) {
            throw new PackagingException("following %s: %s".formatted(program, e), e);
        }
    }

    private static String version(Path path) {
        String answer = ChildProcess.run(
                command(path, "version", "-json"), path.getRoot(), Map.of("CHECKPOINT_DISABLE", "1"), PATIENCE);
        try {
            return new ObjectMapper().readTree(answer).path("terraform_version").asText();
        } catch (JsonProcessingException e) {
            throw new PackagingException("%s version -json answered no JSON: %s".formatted(path, answer), e);
        }
    }
}
