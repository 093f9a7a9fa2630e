package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.world.Scenario;

/** The answer has the fields that users are promised. */
final class AnswerAsDocumented implements Check {
    @Override
    public String statement() {
        return "the function answered as documented";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        JsonNode answer = evidence.answer();
        Scenario scenario = evidence.rig().world().scenario();
        CheckFailure.unless(answer.path("statusCode").asInt() == 200, answer.toString());
        expect(answer, "message", "DR failover completed successfully");
        expect(answer, "region", scenario.drRegion());
        expect(answer, "rds_promoted", scenario.replicaId());
        expect(answer, "eks_cluster", scenario.clusterName());
        return "statusCode 200, " + answer.at("/body/message").asText();
    }

    private static void expect(JsonNode answer, String field, String value) throws CheckFailure {
        String seen = answer.path("body").path(field).asText();
        CheckFailure.unless(seen.equals(value), "body." + field + " is \"" + seen + "\", not \"" + value + "\"");
    }
}
