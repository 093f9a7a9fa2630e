package io.drfailover.drill.flaw;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.world.AwsClients;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An earlier failover succeeded, and nobody has put its run away: no alarm begins another. */
final class RunUnacknowledged implements Flaw {
    private static final int LEDGER_SCHEMA = 3;
    private static final Duration AGO = Duration.ofHours(3);
    private static final String RUN = "20260101T000000Z-0badcafe";

    @Override
    public String check() {
        return "run";
    }

    @Override
    public String words() {
        return "an earlier run that nobody has acknowledged";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        String record = record(site.scenario().replicaId(), Instant.now().minus(AGO));
        try (AwsClients clients = site.dr();
                S3Client s3 = clients.s3()) {
            s3.putObject(
                    request -> request.bucket(site.scenario().bucket()).key(BucketLayout.CURRENT_RUN),
                    RequestBody.fromString(record));
        }
        return () -> site.order("{\"action\": \"acknowledge\", \"run\": \"" + RUN + "\", \"by\": \"the drill\"}");
    }

    private static String record(String replica, Instant at) {
        String end = at.plus(Duration.ofMinutes(1)).toString();
        ObjectNode run = new ObjectMapper().createObjectNode();
        run.put("schemaVersion", LEDGER_SCHEMA)
                .put("runId", RUN)
                .put("state", "succeeded")
                .put("trigger", "an alarm of an earlier day")
                .put("replicaId", replica)
                .put("confirmed", false)
                .put("startedAt", at.toString())
                .put("authorizedAt", at.toString())
                .put("finishedAt", end);
        run.putArray("attempts")
                .addObject()
                .put("epoch", 1)
                .put("owner", "owner")
                .put("requestId", "request")
                .put("cause", "an alarm of an earlier day")
                .put("startedAt", at.toString())
                .put("leaseUntil", end)
                .put("mustEndBy", end)
                .put("endedAt", end)
                .put("ended", "succeeded");
        run.putArray("stages");
        run.putObject("answer").put("statusCode", 200);
        return run.toString();
    }
}
