package io.drfailover.terraform;

import io.drfailover.ObjectPin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects of the DR bucket that are taken only if their digest is the expected one. */
public final class PinnedObjects {
    private static final int NOT_FOUND = 404;
    private static final int BUFFER = 1 << 16;
    /** The toolchain is some 150 MB; within the region that takes seconds. */
    private static final Duration TRANSFER = Duration.ofMinutes(4);

    private final S3Client s3;
    private final String bucket;

    public PinnedObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Asks whether the object exists, without reading it; done before anything is changed.
     *
     * @return its size in bytes
     * @throws BundleException if it does not exist or S3 does not answer
     */
    public long size(ObjectPin pin) {
        return look(pin).bytes();
    }

    /**
     * What S3 says of the object, without reading it.
     *
     * @throws BundleException if it does not exist or S3 does not answer
     */
    public StoredObject look(ObjectPin pin) {
        try {
            return StoredObject.of(s3.headObject(r -> {
                r.bucket(bucket).key(pin.key());
                if (!pin.versionId().isEmpty()) {
                    r.versionId(pin.versionId());
                }
            }));
        } catch (SdkException e) {
            throw unreadable(Artifact.BUNDLE, pin, e);
        }
    }

    /**
     * Writes the object to a file; an interrupted transfer is begun again. The digest is computed on the way; the file
     * is deleted if it differs.
     *
     * @throws BundleException if the object is missing, unreadable or not the pinned one
     */
    public void download(Artifact artifact, ObjectPin pin, Path target) {
        String actual;
        try {
            actual = digest(pin, body -> write(body, target));
        } catch (SdkException e) {
            throw diskProblem(e) ? unwritable(artifact, pin, target, e) : unreadable(artifact, pin, e);
        }
        if (!actual.equals(pin.sha256())) {
            delete(target);
            throw altered(artifact, pin, actual);
        }
    }

    /**
     * Reads the object for its digest only, and keeps nothing.
     *
     * @throws BundleException if the object is missing, unreadable or not the pinned one
     */
    public void verify(Artifact artifact, ObjectPin pin) {
        String actual;
        try {
            actual = digest(pin, body -> {
                try (OutputStream nowhere = OutputStream.nullOutputStream()) {
                    return copy(body, nowhere);
                }
            });
        } catch (SdkException e) {
            throw unreadable(artifact, pin, e);
        }
        if (!actual.equals(pin.sha256())) {
            throw altered(artifact, pin, actual);
        }
    }

    /** What becomes of an object's bytes; gives their digest. */
    @FunctionalInterface
    private interface Sink {
        String take(InputStream body) throws IOException;
    }

    private String digest(ObjectPin pin, Sink sink) {
        return s3.getObject(
                r -> {
                    r.bucket(bucket).key(pin.key()).overrideConfiguration(c -> c.apiCallTimeout(TRANSFER));
                    if (!pin.versionId().isEmpty()) {
                        r.versionId(pin.versionId());
                    }
                },
                (response, body) -> sink.take(body));
    }

    private BundleException altered(Artifact artifact, ObjectPin pin, String actual) {
        return artifact.refuse(
                describe(pin) + " has SHA-256 " + actual + " but " + pin.sha256()
                        + " was deployed: it was altered after the deployment, or the deployment is half done",
                "deploy the standby stack again, or restore the object's earlier version",
                null);
    }

    /** The SDK wraps whatever a transformer throws. */
    private static boolean diskProblem(Throwable e) {
        Throwable cause = e.getCause();
        return cause != null && (cause instanceof UncheckedIOException || diskProblem(cause));
    }

    private BundleException unwritable(Artifact artifact, ObjectPin pin, Path target, SdkException cause) {
        return artifact.refuse(
                "writing " + describe(pin) + " to " + target + ": " + cause.getMessage(),
                "check that the function's ephemeral storage is 4096 MB or more",
                cause);
    }

    /** Writes the body and returns its digest; a broken connection is the SDK's to retry, a full disk is not. */
    private static String write(InputStream body, Path target) {
        try (OutputStream file = Files.newOutputStream(target)) {
            return copy(body, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String copy(InputStream body, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int n = read(body, buffer); n >= 0; n = read(body, buffer)) {
            digest.update(buffer, 0, n);
            out.write(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw RetryableException.create("the transfer was interrupted: " + e.getMessage(), e);
        }
    }

    private BundleException unreadable(Artifact artifact, ObjectPin pin, SdkException cause) {
        boolean missing = cause instanceof S3Exception s3e && s3e.statusCode() == NOT_FOUND;
        return artifact.refuse(
                missing ? describe(pin) + " does not exist" : "reading " + describe(pin) + ": " + cause.getMessage(),
                missing
                        ? "upload it by deploying the standby stack"
                        : "check that S3 answers and that the function may s3:GetObject it",
                cause);
    }

    private String describe(ObjectPin pin) {
        return "s3://" + bucket + "/" + pin.key()
                + (pin.versionId().isEmpty() ? "" : " (version " + pin.versionId() + ")");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
