package io.drfailover.drill.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An alarm's or a topic's action that AWS would have dropped silently.
 *
 * @param source ARN of the alarm or the topic
 * @param target ARN of the function or the topic it should have reached
 * @param reason what was missing: a permission, the target, somebody who plays Lambda
 */
public record UndeliveredAction(Instant at, String source, String target, String reason) {

    static UndeliveredAction of(JsonNode entry) {
        return new UndeliveredAction(
                Instant.parse(entry.get("at").asText()),
                entry.get("source").asText(),
                entry.get("target").asText(),
                entry.get("reason").asText());
    }
}
