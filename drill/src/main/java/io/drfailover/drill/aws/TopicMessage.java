package io.drfailover.drill.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message that was published to a topic.
 *
 * @param topic the topic's ARN
 * @param subject empty when there is none
 */
public record TopicMessage(Instant at, String topic, String subject, String message) {

    static TopicMessage of(JsonNode entry) {
        return new TopicMessage(
                Instant.parse(entry.get("at").asText()),
                entry.get("topic").asText(),
                entry.get("subject").asText(),
                entry.get("message").asText());
    }
}
