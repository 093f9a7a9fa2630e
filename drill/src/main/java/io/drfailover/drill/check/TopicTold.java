package io.drfailover.drill.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.installation.AlarmWatch;
import io.drfailover.drill.installation.Observation;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** People hear of every alarm that rings in the DR region, through the topic. */
record TopicTold(Observation observation) implements Check {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String statement() {
        return "the topic got every alarm that rang";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        String region = evidence.rig().world().scenario().drRegion();
        Set<String> rang = observation.rang().stream()
                .filter(change -> change.region().equals(region))
                .map(AlarmWatch.Change::alarm)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = evidence
                .rig()
                .aws()
                .topics()
                .published(observation.installation().topicArn())
                .stream()
                .filter(message -> rings(message.message()))
                .map(message -> parsed(message.message()).path("AlarmName").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        CheckFailure.unless(!rang.isEmpty(), "no alarm rang");
        CheckFailure.unless(told.containsAll(rang), "rang: " + rang + "; the topic got " + told);
        return String.join(", ", told);
    }

    /** Whether a message of a topic says that an alarm rings. */
    static boolean rings(String message) {
        return parsed(message).path("NewStateValue").asText().equals(Observation.ALARM);
    }

    private static JsonNode parsed(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }
}
