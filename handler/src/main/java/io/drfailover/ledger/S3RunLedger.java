package io.drfailover.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The ledger in S3: {@code runs/current.json}, written only with {@code If-Match} or {@code If-None-Match} (Amazon S3
 * User Guide, "Conditional writes"), is the truth; {@code runs/<id>.json} and {@code runs/<id>/} are the history.
 */
public final class S3RunLedger implements RunLedger {
    private static final Logger LOG = LoggerFactory.getLogger(S3RunLedger.class);
    private static final int PRECONDITION_FAILED = 412;
    /** Another conditional write to the key is in progress. */
    private static final int CONFLICT = 409;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final S3Client s3;
    private final String bucket;

    public S3RunLedger(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<Entry> current() {
        try {
            var object = s3.getObjectAsBytes(r -> r.bucket(bucket).key(BucketLayout.CURRENT_RUN));
            return Optional.of(
                    new Entry(read(object.asByteArray()), object.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LedgerException(
                    Stage.TRIGGER,
                    where() + " is not a run record (" + e.getMessage() + ")",
                    "look at its earlier versions in S3 and restore one",
                    e);
        } catch (SdkException e) {
            throw unreachable("reading", e);
        }
    }

    @Override
    public Entry write(Optional<Entry> predecessor, RunRecord run) {
        try {
            return put(predecessor.map(Entry::version).orElse(""), run);
        } catch (StaleVersionException e) {
            // A retry after a lost answer meets its own earlier write: only one owner ever writes an attempt.
            Entry own = current().filter(c -> c.run().isSameAttempt(run)).orElseThrow(() -> e);
            // Of a success whoever asked meanwhile has been told: nothing is written over it.
            boolean isDone = own.run().equals(run) || own.run().state() == RunState.SUCCEEDED;
            return isDone ? own : put(own.version(), run);
        }
    }

    @Override
    public void publish(RunRecord run) {
        store(run.runId() + ".json", text(run));
    }

    @Override
    public void keep(String runId, String name, String content) {
        store(runId + "/" + name, content);
    }

    private Entry put(String expected, RunRecord run) {
        var request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(BucketLayout.CURRENT_RUN)
                .contentType("application/json");
        if (expected.isEmpty()) {
            request.ifNoneMatch("*");
        } else {
            request.ifMatch(expected);
        }
        try {
            return new Entry(
                    run,
                    s3.putObject(request.build(), RequestBody.fromString(text(run)))
                            .eTag());
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                throw new StaleVersionException(where());
            }
            throw unreachable("writing", e);
        } catch (SdkException e) {
            throw unreachable("writing", e);
        }
    }

    private void store(String name, String content) {
        try {
            s3.putObject(
                    r -> r.bucket(bucket).key(BucketLayout.RUNS_PREFIX + name).contentType("application/json"),
                    RequestBody.fromString(content, StandardCharsets.UTF_8));
        } catch (SdkException e) {
            LOG.warn("{} was not written, the run goes on without it: {}", name, e.getMessage());
        }
    }

    private RunRecord read(byte[] content) throws IOException {
        JsonNode json = JSON.readTree(content);
        int version = json.path("schemaVersion").asInt();
        if (version != RunRecord.SCHEMA_VERSION) {
            throw new LedgerException(
                    Stage.TRIGGER,
                    where() + " has schema version " + version + ", known is " + RunRecord.SCHEMA_VERSION,
                    "if no run is under way, move the object away; otherwise deploy the function that wrote it",
                    null);
        }
        return JSON.treeToValue(json, RunRecord.class);
    }

    private static String text(RunRecord run) {
        try {
            return JSON.writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run record is always JSON", e);
        }
    }

    private LedgerException unreachable(String doing, SdkException cause) {
        return new LedgerException(
                Stage.TRIGGER,
                doing + " " + where() + ": " + cause.getMessage(),
                "check that DR_BUCKET exists in the DR region and that the function may read and write "
                        + BucketLayout.RUNS_PREFIX + "*",
                cause);
    }

    private String where() {
        return "s3://" + bucket + "/" + BucketLayout.CURRENT_RUN;
    }
}
