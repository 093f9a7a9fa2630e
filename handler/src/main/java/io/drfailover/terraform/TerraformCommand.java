package io.drfailover.terraform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Command lines of terraform, pure: nothing is run here. Never {@code destroy}; {@code -target}
 * only for the foundation, which a plan of everything follows; {@code -force} only to spare a question of
 * {@code force-unlock}.
 *
 * @param verb the subcommand, for messages
 * @param arguments everything after the binary
 */
record TerraformCommand(String verb, List<String> arguments) {
    TerraformCommand {
        arguments = List.copyOf(arguments);
    }

    /** Providers come from the toolchain only, and exactly those of the lock file. */
    static TerraformCommand init(Path plugins, String bucket) {
        return of(
                "init",
                "-input=false",
                "-no-color",
                "-reconfigure",
                "-lockfile=readonly",
                "-plugin-dir=" + plugins,
                "-backend-config=bucket=" + bucket);
    }

    /** Without targets: everything. */
    static TerraformCommand plan(String planFile, Collection<String> targets) {
        return of(
                "plan",
                Stream.concat(
                                Stream.of("-json", "-input=false", "-lock-timeout=30s", "-out=" + planFile),
                                targets.stream().sorted().map(target -> "-target=" + target))
                        .toArray(String[]::new));
    }

    static TerraformCommand validate() {
        return of("validate", "-json");
    }

    /** Takes no lock, and so writes no object: a plan to look at, never to apply. */
    static TerraformCommand preview(String planFile) {
        return of("plan", "-json", "-input=false", "-lock=false", "-out=" + planFile);
    }

    static TerraformCommand show(String planFile) {
        return of("show", "-json", planFile);
    }

    /** The state. */
    static TerraformCommand show() {
        return of("show", "-json");
    }

    static TerraformCommand untaint(String address) {
        return of("untaint", "-lock-timeout=30s", "-no-color", address);
    }

    static TerraformCommand forceUnlock(String lockId) {
        return of("force-unlock", "-force", "-no-color", lockId);
    }

    /** A saved plan needs no approval and takes no variables. */
    static TerraformCommand apply(String planFile) {
        return of("apply", "-json", "-input=false", "-lock-timeout=30s", planFile);
    }

    static TerraformCommand output() {
        return of("output", "-json");
    }

    private static TerraformCommand of(String verb, String... flags) {
        List<String> arguments = new ArrayList<>();
        arguments.add(verb);
        arguments.addAll(List.of(flags));
        return new TerraformCommand(verb, arguments);
    }
}
