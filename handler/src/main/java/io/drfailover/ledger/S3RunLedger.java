package io.drfailover.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The ledger in S3: {@code runs/current.json}, written only on condition, is the truth; {@code runs/<id>.json} and
 * {@code runs/<id>/} are the history.
 */
public final class S3RunLedger implements RunLedger {
    private static final Logger LOG = LoggerFactory.getLogger(S3RunLedger.class);

    private final S3Client s3;
    private final String bucket;
    private final ConditionalObject current;

    public S3RunLedger(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
        this.current = new ConditionalObject(s3, bucket, BucketLayout.CURRENT_RUN);
    }

    @Override
    public Optional<Entry> current() {
        return current.read().map(content -> new Entry(read(content), content.version()));
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
        store(run.runId() + ".json", ConditionalObject.text(run));
    }

    @Override
    public void keep(String runId, String name, String content) {
        store(runId + "/" + name, content);
    }

    private Entry put(String expected, RunRecord run) {
        return new Entry(run, current.write(expected, run));
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

    private RunRecord read(ConditionalObject.Content content) {
        int version =
                current.parse(content, JsonNode.class).path("schemaVersion").asInt();
        if (version != RunRecord.SCHEMA_VERSION) {
            throw new LedgerException(
                    Stage.TRIGGER,
                    current.where() + " has schema version " + version + ", known is " + RunRecord.SCHEMA_VERSION,
                    "if no run is under way, move the object away; otherwise deploy the function that wrote it",
                    null);
        }
        return current.parse(content, RunRecord.class);
    }
}
