package io.drfailover.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.drfailover.contract.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * One JSON document in S3, written only with {@code If-Match} or {@code If-None-Match} (Amazon S3 User Guide, "Conditional
 * writes").
 */
public final class ConditionalObject {
    /** For everything that is kept in S3. */
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What stood there was taken away meanwhile (Amazon S3 User Guide, "Conditional writes"). */
    private static final int NOT_FOUND = 404;

    private static final int PRECONDITION_FAILED = 412;
    /** Another conditional write to the key is in progress. */
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;
    private final String key;

    public ConditionalObject(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
    }

    /**
     * A document and its version.
     *
     * @param json the document
     * @param version S3's entity tag
     */
    public record Content(String json, String version) {}

    /**
     * Reads.
     *
     * @throws LedgerException if S3 does not answer
     */
    public Optional<Content> read() {
        try {
            var object = s3.getObjectAsBytes(r -> r.bucket(bucket).key(key));
            return Optional.of(
                    new Content(object.asUtf8String(), object.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unreachable("reading", e);
        }
    }

    /**
     * The document as a type.
     *
     * @throws LedgerException if it is not one
     */
    public <T> T parse(Content content, Class<T> type) {
        try {
            T document = JSON.readValue(content.json(), type);
            if (document == null) {
                throw unreadable("it is null", null);
            }
            return document;
        } catch (JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage(), e);
        }
    }

    /**
     * Writes.
     *
     * @param expected the version to replace, "" if there must be none
     * @return the new version
     * @throws StaleVersionException if it is another one by now
     * @throws LedgerException if S3 does not answer; whether it was written is then unknown
     */
    public String write(String expected, Object document) {
        var request = PutObjectRequest.builder().bucket(bucket).key(key).contentType("application/json");
        if (expected.isEmpty()) {
            request.ifNoneMatch("*");
        } else {
            request.ifMatch(expected);
        }
        return put(request.build(), document);
    }

    /**
     * Writes, whatever stands there.
     *
     * @throws LedgerException if S3 does not answer
     */
    public void overwrite(Object document) {
        put(
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType("application/json")
                        .build(),
                document);
    }

    /** For messages. */
    public String where() {
        return "s3://" + bucket + "/" + key;
    }

    static String text(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }

    private String put(PutObjectRequest request, Object document) {
        try {
            return s3.putObject(request, RequestBody.fromString(text(document))).eTag();
        } catch (S3Exception e) {
            boolean gone = e.statusCode() == NOT_FOUND && request.ifMatch() != null;
            if (gone || e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                throw new StaleVersionException(where());
            }
            throw unreachable("writing", e);
        } catch (SdkException e) {
            throw unreachable("writing", e);
        }
    }

    private LedgerException unreadable(String why, @Nullable JsonProcessingException cause) {
        return new LedgerException(
                Stage.TRIGGER,
                where() + " is not readable (" + why + ")",
                "look at its earlier versions in S3 and restore one",
                cause);
    }

    private LedgerException unreachable(String doing, SdkException cause) {
        return new LedgerException(
                Stage.TRIGGER,
                doing + " " + where() + ": " + cause.getMessage(),
                "check that DR_BUCKET exists in the DR region and that the function may read and write there",
                cause);
    }
}
