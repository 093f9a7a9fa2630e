package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.Rig;
import io.drfailover.drill.lambda.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The alarm rings again after the failover: the function answers with what it did and does nothing. */
final class SecondAlarmChangesNothing implements Check {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public String statement() {
        return "a second alarm changes nothing";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException, InterruptedException {
        Rig rig = evidence.rig();
        long awsBefore = rig.lastRequest();
        int clusterBefore = rig.cluster().mutations();
        Invocation second = rig.ringAlarmAgain(LIMIT);
        String payload = second.result().payload();
        CheckFailure.unless(second.result().answered(), "the function failed: " + payload);
        JsonNode answer = new ObjectMapper().readTree(payload);
        CheckFailure.unless(answer.path("statusCode").asInt() == 200, "the function answered " + payload);
        List<String> changes = rig.aws().requestsSince(awsBefore).stream()
                .filter(Evidence::isChange)
                .map(request -> request.service() + " " + request.action())
                .toList();
        CheckFailure.unless(changes.isEmpty(), "AWS was asked to change something: " + changes);
        int clusterChanges = rig.cluster().mutations() - clusterBefore;
        CheckFailure.unless(clusterChanges == 0, clusterChanges + " changes were asked of the cluster");
        return "answered in " + second.wall().toMillis() + " ms, 0 changes in AWS and in the cluster";
    }
}
