package io.drfailover.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import java.io.IOException;
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
 * The ledger as two objects: {@code runs/current.json}, written only with {@code If-Match} or {@code If-None-Match}
 * (Amazon S3 User Guide, "Conditional writes"), is the truth; {@code runs/<id>.json} is the history for people.
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
            RunRecord run = JSON.readValue(object.asByteArray(), RunRecord.class);
            if (run.schemaVersion() != RunRecord.SCHEMA_VERSION) {
                throw new LedgerException(
                        Stage.TRIGGER,
                        where() + " has schema version " + run.schemaVersion() + ", known is "
                                + RunRecord.SCHEMA_VERSION,
                        "deploy the function that wrote it",
                        null);
            }
            return Optional.of(new Entry(run, object.response().eTag()));
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
    public Entry begin(Optional<Entry> predecessor, RunRecord run) {
        return write(run, predecessor.map(Entry::version).orElse(""));
    }

    @Override
    public Entry update(Entry entry, RunRecord run) {
        return write(run, entry.version());
    }

    private Entry write(RunRecord run, String expected) {
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
            var body = RequestBody.fromBytes(JSON.writeValueAsBytes(run));
            String version = s3.putObject(request.build(), body).eTag();
            keepHistory(run, body);
            return new Entry(run, version);
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                // A retry after a lost answer meets its own write.
                var now = current().filter(c -> c.run().equals(run));
                if (now.isPresent()) {
                    return now.get();
                }
                throw new LedgerException(
                        Stage.TRIGGER,
                        where() + " was written by another invocation meanwhile",
                        "nothing to do: the other invocation goes on with the run",
                        e);
            }
            throw unreachable("writing", e);
        } catch (SdkException e) {
            throw unreachable("writing", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run record is always JSON", e);
        }
    }

    /** A copy for people. The run goes on without it. */
    private void keepHistory(RunRecord run, RequestBody body) {
        String key = BucketLayout.RUNS_PREFIX + run.runId() + ".json";
        try {
            s3.putObject(r -> r.bucket(bucket).key(key).contentType("application/json"), body);
        } catch (SdkException e) {
            LOG.warn("the copy of the run's record was not written: {}", e.getMessage());
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
