package io.drfailover.readiness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room in the temporary storage, looked at before anything is unpacked.
 *
 * @param free bytes
 * @param needed bytes that a failover would still need
 */
record DiskRoom(long free, long needed) {
    private static final long MIB = 1024L * 1024L;
    /** Measured: terraform 1.11.4 and the AWS provider 5.100.0 unpack to 3.8 times their zip, which lies beside them. */
    private static final long UNPACKED_PER_ZIPPED = 4;
    /** Measured: the Helm engine unpacks a library of 98 MiB; bundle, plan, kubeconfig and values are far below the rest. */
    private static final long EVERYTHING_ELSE = 192 * MIB;
    /** Measured: 200 MiB, for when S3 does not say. */
    private static final long USUAL_TOOLCHAIN = 256 * MIB;

    /**
     * Looks.
     *
     * @param toolchain bytes of the zip, or 0 if nobody knows
     * @param unpacked whether this sandbox has it already
     */
    static DiskRoom in(Path directory, long toolchain, boolean unpacked) {
        try {
            long zip = toolchain > 0 ? toolchain : USUAL_TOOLCHAIN;
            return new DiskRoom(
                    Files.getFileStore(directory).getUsableSpace(),
                    (unpacked ? 0 : zip * (1 + UNPACKED_PER_ZIPPED)) + EVERYTHING_ELSE);
        } catch (IOException e) {
            throw new UncheckedIOException("looking at the room in " + directory, e);
        }
    }

    boolean suffices() {
        return free >= needed;
    }

    @Override
    public String toString() {
        return free / MIB + " MiB are free in the temporary storage, a failover needs " + needed / MIB + " MiB";
    }
}
