package io.drfailover.stacks.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What AWS Lambda on x86_64 can run: a 64-bit, little-endian ELF file for the AMD64 processor. */
final class LinuxBinary {
    private static final int HEADER = 20;
    private static final byte CLASS_64_BIT = 2;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int MACHINE_OFFSET = 18;
    private static final byte MACHINE_AMD64 = 0x3e;

    private LinuxBinary() {}

    /**
     * Checks a file's header.
     *
     * @throws PackagingException if it is for another platform; says what to provide
     */
    static void require(Path file, String remedy) {
        if (!is(file)) {
            throw new PackagingException(
                    "%s is not a program for linux_amd64, which is what AWS Lambda runs; %s".formatted(file, remedy));
        }
    }

    static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(HEADER);
            return header.length == HEADER
                    && header[0] == 0x7f
                    && header[1] == 'E'
                    && header[2] == 'L'
                    && header[3] == 'F'
                    && header[4] == CLASS_64_BIT
                    && header[5] == LITTLE_ENDIAN
                    && header[MACHINE_OFFSET] == MACHINE_AMD64;
        } catch (IOException e) {
            throw new PackagingException("reading %s: %s".formatted(file, e), e);
        }
    }
}
