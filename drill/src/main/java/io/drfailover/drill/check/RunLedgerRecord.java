package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The run as the ledger has it.
 *
 * @param json the record
 * @param bytes its size
 */
record RunLedgerRecord(JsonNode json, int bytes) {
    /** Reads the current one. */
    static RunLedgerRecord read(World world) throws CheckFailure, IOException {
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            byte[] content = s3.getObjectAsBytes(
                            request -> request.bucket(world.scenario().bucket()).key(BucketLayout.CURRENT_RUN))
                    .asByteArray();
            return new RunLedgerRecord(new ObjectMapper().readTree(content), content.length);
        } catch (NoSuchKeyException e) {
            throw new CheckFailure("there is no " + BucketLayout.CURRENT_RUN + " in the bucket");
        }
    }

    String runId() {
        return json.path("runId").asText();
    }

    String state() {
        return json.path("state").asText();
    }

    /** The invocations that worked on it, in order. */
    List<JsonNode> attempts() {
        return StreamSupport.stream(json.path("attempts").spliterator(), false).toList();
    }
}
