package io.drfailover.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects with versions and conditional writes, as S3 has them. */
public final class ConditionalS3 implements S3Client {
    private record Stored(SdkBytes content, String tag) {}

    private final Map<String, Stored> objects = new HashMap<>();
    private int versions;
    boolean loseNextAnswer;

    /** As a person does who moves an object. */
    void takeAway(String key) {
        objects.remove(key);
    }

    public String put(String key, byte[] content) {
        String tag = "\"v" + ++versions + "\"";
        objects.put(key, new Stored(SdkBytes.fromByteArray(content), tag));
        return tag;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        Stored stored = objects.get(request.key());
        boolean met = request.ifNoneMatch() == null
                ? request.ifMatch() == null || (stored != null && Objects.equals(stored.tag(), request.ifMatch()))
                : stored == null;
        if (!met) {
            boolean gone = stored == null;
            throw S3Exception.builder()
                    .statusCode(gone ? 404 : 412)
                    .message(gone ? "NoSuchKey" : "PreconditionFailed")
                    .build();
        }
        try (var stream = body.contentStreamProvider().newStream()) {
            String tag = put(request.key(), stream.readAllBytes());
            if (loseNextAnswer) {
                loseNextAnswer = false;
                throw SdkClientException.create("Read timed out");
            }
            return PutObjectResponse.builder().eTag(tag).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
        Stored stored = objects.get(request.key());
        if (stored == null) {
            throw NoSuchKeyException.builder()
                    .statusCode(404)
                    .message("NoSuchKey")
                    .build();
        }
        return ResponseBytes.fromByteArray(
                GetObjectResponse.builder().eTag(stored.tag()).build(),
                stored.content().asByteArray());
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
