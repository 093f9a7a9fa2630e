package io.drfailover.drill.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts an emulator for a test class; the Python is the machine's, or the private one. */
final class Emulator {
    private Emulator() {}

    static EmulatedAws start() {
        try {
            Path work = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "emulated-aws-");
            return EmulatedAws.start(python(), work, work.resolve("aws.log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Python python() {
        return Python.locate(System.getenv(), System.err::println);
    }
}
