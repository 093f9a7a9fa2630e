package io.drfailover.terraform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of terraform, pure: nothing is run here. Never {@code -force}, {@code destroy} or {@code -target}.
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

    static TerraformCommand plan(String planFile) {
        return of("plan", "-json", "-input=false", "-lock-timeout=30s", "-out=" + planFile);
    }

    static TerraformCommand show(String planFile) {
        return of("show", "-json", planFile);
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
