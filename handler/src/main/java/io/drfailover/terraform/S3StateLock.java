package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.contract.BucketLayout;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The object that terraform's S3 backend writes with {@code use_lockfile} and deletes again: JSON with {@code ID},
 * {@code Operation}, {@code Who} and {@code Created} (terraform's {@code statemgr.LockInfo}).
 */
public final class S3StateLock implements StateLock {
    private static final JsonMapper JSON = new JsonMapper();

    private final S3Client s3;
    private final String bucket;

    public S3StateLock(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<Holder> holder() {
        byte[] object;
        try {
            object = s3.getObjectAsBytes(r -> r.bucket(bucket).key(BucketLayout.TERRAFORM_LOCK))
                    .asByteArray();
        } catch (NoSuchKeyException free) {
            return Optional.empty();
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        } catch (SdkException e) {
            throw unreadable(e);
        }
        try {
            JsonNode lock = JSON.readTree(object);
            return Optional.of(new Holder(
                    lock.path("ID").asText(),
                    lock.path("Who").asText("somebody unnamed"),
                    lock.path("Operation").asText("an unnamed operation"),
                    Instant.parse(lock.path("Created").asText())));
        } catch (IOException | DateTimeException e) {
            throw unreadable(e);
        }
    }

    private TerraformException unreadable(Exception cause) {
        return new TerraformException(
                "reading the lock s3://" + bucket + "/" + BucketLayout.TERRAFORM_LOCK + ": " + cause.getMessage(),
                "check that the function may read the object and that terraform wrote it, then invoke the function again",
                TerraformException.NO_EXIT_CODE,
                cause);
    }
}
