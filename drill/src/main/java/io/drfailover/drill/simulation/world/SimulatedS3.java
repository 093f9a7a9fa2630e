package io.drfailover.drill.simulation.world;

import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.simulation.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 as one sandbox reaches it. Errors as in the Amazon S3 API Reference, "PutObject" and "Conditional writes". */
final class SimulatedS3 implements S3Client {
    private final Sandbox sandbox;
    private final Bucket bucket;

    SimulatedS3(Sandbox sandbox, Bucket bucket) {
        this.sandbox = sandbox;
        this.bucket = bucket;
    }

    @Override
    public <R> R getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> transformer) {
        Call call = Call.read("s3", "GetObject", request.key());
        requireReachable(call);
        String content = sandbox.call(
                call,
                old -> {
                    String found = bucket.get(request.key());
                    if (found == null) {
                        throw NoSuchKeyException.builder()
                                .statusCode(404)
                                .message("The specified key does not exist.")
                                .build();
                    }
                    return found;
                },
                SimulatedS3::refusal);
        var response = GetObjectResponse.builder().eTag(Bucket.etag(content)).build();
        var stream = AbortableInputStream.create(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        try {
            return transformer.transform(response, stream);
        } catch (Exception e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        String content = text(body);
        Call call = Call.write("s3", "PutObject", request.key());
        requireReachable(call);
        var write = new Observation.Write(sandbox.world().scheduler().now(), bucket.isHeld());
        return sandbox.call(call, old -> put(request, content, write), SimulatedS3::refusal);
    }

    private PutObjectResponse put(PutObjectRequest request, String content, Observation.Write write) {
        String present = bucket.get(request.key());
        if (request.ifNoneMatch() != null && present != null) {
            throw preconditionFailed();
        }
        if (request.ifMatch() != null) {
            if (present == null) {
                throw NoSuchKeyException.builder()
                        .statusCode(404)
                        .message("The specified key does not exist.")
                        .build();
            }
            if (!request.ifMatch().equals(Bucket.etag(present))) {
                throw preconditionFailed();
            }
        }
        bucket.put(request.key(), content, sandbox, write);
        return PutObjectResponse.builder().eTag(Bucket.etag(content)).build();
    }

    /** A sandbox may be cut off from its ledger for a while; everything else still answers it. */
    private void requireReachable(Call call) {
        if (!sandbox.reachesLedger() && call.subject().startsWith(BucketLayout.RUNS_PREFIX)) {
            sandbox.unreachable(call, Fault.LEDGER_UNREACHABLE, refusal(Fault.TIMEOUT_WITHOUT_EFFECT, call));
        }
    }

    private static RuntimeException refusal(Fault fault, Call call) {
        return switch (fault) {
            case THROTTLED ->
                S3Exception.builder()
                        .statusCode(503)
                        .message("Please reduce your request rate. (SlowDown)")
                        .build();
            case SERVER_ERROR ->
                call.write() && call.subject().equals(BucketLayout.CURRENT_RUN)
                        ? S3Exception.builder()
                                .statusCode(409)
                                .message("A conflicting operation is in progress. (ConditionalRequestConflict)")
                                .build()
                        : S3Exception.builder()
                                .statusCode(500)
                                .message("We encountered an internal error. (InternalError)")
                                .build();
            default -> ApiCallTimeoutException.create(60_000);
        };
    }

    private static RuntimeException preconditionFailed() {
        return S3Exception.builder()
                .statusCode(412)
                .message("At least one of the pre-conditions you specified did not hold")
                .build();
    }

    private static String text(RequestBody body) {
        try (var stream = body.contentStreamProvider().newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
