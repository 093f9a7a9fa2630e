package io.drfailover.drill;

import io.drfailover.drill.aws.EmulatedAwsException;
import io.drfailover.drill.aws.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the drill itself needs once it runs; {@code ./dr} has looked for the tools of the build before. Terraform comes
 * from the toolchain zip, so only the platform and Python with moto remain.
 */
final class Prerequisites {
    private static final int ENOUGH_MEBIBYTES = 3_000;
    private static final long BYTES_IN_MEBIBYTE = 1L << 20;

    private final Map<String, String> machine;
    private final Consumer<String> progress;

    Prerequisites(Map<String, String> machine, Consumer<String> progress) {
        this.machine = machine;
        this.progress = progress;
    }

    /** Checks everything; answers the Python to use. */
    Python check() {
        List<String> missing = new ArrayList<>();
        String os = System.getProperty("os.name", "");
        String cpu = System.getProperty("os.arch", "");
        if (!os.toLowerCase(Locale.ROOT).contains("linux")
                || !List.of("amd64", "x86_64").contains(cpu)) {
            missing.add("Linux on x86_64 (this is " + os + " on " + cpu
                    + "): the drill runs the very binaries that Lambda runs; use a virtual machine or a CI runner");
        }
        Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long free = Files.getFileStore(tmp).getUsableSpace() / BYTES_IN_MEBIBYTE;
            if (free < ENOUGH_MEBIBYTES) {
                missing.add(ENOUGH_MEBIBYTES + " MiB of room in " + tmp + " (there are " + free
                        + "): make room, or set JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=<a larger folder>");
            }
        } catch (IOException e) {
            missing.add("a temporary folder: " + tmp + " cannot be read (" + e.getMessage() + ")");
        }
        if (!missing.isEmpty()) {
            throw new PrerequisiteException("missing: " + String.join("; ", missing));
        }
        return python();
    }

    private Python python() {
        try {
            return Python.locate(machine, progress);
        } catch (EmulatedAwsException e) {
            throw new PrerequisiteException("missing: " + e.getMessage(), e);
        }
    }
}
