package io.drfailover.terraform;

import java.time.Instant;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * What S3 says of an object.
 *
 * @param bytes its size
 * @param lastModified when this version was uploaded
 * @param versionId S3's, or "" where the bucket keeps none
 * @param eTag changes with the content
 */
public record StoredObject(long bytes, Instant lastModified, String versionId, String eTag) {
    static StoredObject of(HeadObjectResponse head) {
        return new StoredObject(
                Objects.requireNonNullElse(head.contentLength(), 0L),
                Objects.requireNonNullElse(head.lastModified(), Instant.EPOCH),
                Objects.requireNonNullElse(head.versionId(), ""),
                Objects.requireNonNullElse(head.eTag(), ""));
    }
}
