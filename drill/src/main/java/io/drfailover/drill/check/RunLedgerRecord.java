package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The run as the ledger has it.
 *
 * @param json the record
 * @param bytes its size
 */
public record RunLedgerRecord(JsonNode json, int bytes) {
    /**
     * Reads the current one.
     *
     * @throws CheckFailure if there is none
     */
    public static RunLedgerRecord read(World world) throws CheckFailure, IOException {
        return find(world)
                .orElseThrow(() -> new CheckFailure("there is no " + BucketLayout.CURRENT_RUN + " in the bucket"));
    }

    /** Reads the current one, if any run has begun. */
    static Optional<RunLedgerRecord> find(World world) throws IOException {
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            byte[] content = s3.getObjectAsBytes(
                            request -> request.bucket(world.scenario().bucket()).key(BucketLayout.CURRENT_RUN))
                    .asByteArray();
            return Optional.of(new RunLedgerRecord(new ObjectMapper().readTree(content), content.length));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** How often the evidence was looked at before the run began. */
    int looks() {
        return json.path("judgement").path("looks").size();
    }

    String runId() {
        return json.path("runId").asText();
    }

    String state() {
        return json.path("state").asText();
    }

    /** The rule and every observation that the run began with, in words. */
    public String evidence() {
        return json.path("judgement").path("sentence").asText();
    }

    /** What may be lost, in words. */
    public String dataLoss() {
        JsonNode loss = json.path("judgement").path("dataLoss");
        if (!loss.isObject()) {
            return "";
        }
        String seconds = loss.path("seconds").isNumber() ? loss.path("seconds").asText() + " s" : "unknown";
        return seconds + " (" + loss.path("seen").asText() + ")";
    }

    /** What came of fencing the old primary, in words; empty where nobody tried. */
    public String fencing() {
        return StreamSupport.stream(json.path("stages").spliterator(), false)
                .map(stage -> stage.path("evidence").path("fencing").asText())
                .filter(outcome -> !outcome.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The invocations that worked on it, in order. */
    List<JsonNode> attempts() {
        return StreamSupport.stream(json.path("attempts").spliterator(), false).toList();
    }
}
