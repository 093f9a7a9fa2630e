package io.drfailover.drill.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A built zip and its digest.
 *
 * @param file where it lies
 * @param sha256 lower-case hexadecimal
 */
public record Artifact(Path file, String sha256) {
    private static final int BUFFER = 1 << 16;

    /** Computes the digest of a file. */
    public static Artifact digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new Artifact(file, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Size in bytes. */
    public long bytes() throws IOException {
        return Files.size(file);
    }

    /** The file's name without its folder. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
