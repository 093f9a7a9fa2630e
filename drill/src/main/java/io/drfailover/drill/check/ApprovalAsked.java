package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.BucketLayout;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import software.amazon.awssdk.services.s3.S3Client;

/** The run waited for a person, who is named in its record; the proposal is used up, and does not hold the code. */
final class ApprovalAsked implements Check {
    private static final String BY = "the drill";

    @Override
    public String statement() {
        return "the alarm only proposed; the run began by the approval, which its record names";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        World world = evidence.rig().world();
        String trigger = RunLedgerRecord.read(world).json().path("trigger").asText();
        CheckFailure.unless(trigger.endsWith(", approved by " + BY), "the record names as its cause: " + trigger);
        JsonNode proposal;
        try (AwsClients clients = world.drClients();
                S3Client s3 = clients.s3()) {
            proposal = new ObjectMapper()
                    .readTree(s3.getObjectAsBytes(request ->
                                    request.bucket(world.scenario().bucket()).key(BucketLayout.PROPOSAL))
                            .asByteArray());
        }
        CheckFailure.unless(
                proposal.path("state").asText().equals("approved"),
                "the proposal is " + proposal.path("state").asText());
        return trigger + "; the proposal " + proposal.path("id").asText() + " is used up";
    }
}
