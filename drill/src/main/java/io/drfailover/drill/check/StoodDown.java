package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.drill.aws.TopicMessage;
import io.drfailover.drill.question.FalseAlarm;
import java.util.List;

/** The alarm was looked into, the primary was found well, and people were told so, once. */
record StoodDown(FalseAlarm played) implements Check {
    private static final String NOTICE = "NOT acted upon";

    @Override
    public String statement() {
        return "the alarm was not acted upon because the primary is well, and people were told why";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        JsonNode body = played.alarm().answer().path("body");
        String sentence = body.path("evidence").asText();
        CheckFailure.unless(
                played.alarm().answered(200) && body.path("failover").isBoolean() && !sentence.isEmpty(),
                "the function answered " + played.alarm().invocation().result().payload());
        CheckFailure.unless(!body.path("failover").asBoolean(), "it did act upon it");
        CheckFailure.unless(played.primaryAnswers() > 0, "nobody asked the primary's load balancer");
        String topic = evidence.rig().settings().environment().get(EnvironmentVariable.NOTIFICATION_TOPIC_ARN.name());
        List<TopicMessage> told = evidence.rig().aws().topics().published(String.valueOf(topic));
        CheckFailure.unless(
                told.size() == 1
                        && told.get(0).subject().contains(NOTICE)
                        && told.get(0).message().contains(sentence),
                "people were told: " + told);
        return told.get(0).subject() + ": " + sentence;
    }
}
