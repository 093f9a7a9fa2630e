package io.drfailover.drill.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An alarm as CloudWatch shows it.
 *
 * @param value {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
 * @param reason why, in CloudWatch's words
 * @param updatedAt when the state last changed
 * @param composite whether its state comes from other alarms
 */
public record AlarmState(
        String region, String name, String arn, String value, String reason, Instant updatedAt, boolean composite) {

    static AlarmState of(JsonNode entry) {
        return new AlarmState(
                entry.get("region").asText(),
                entry.get("name").asText(),
                entry.get("arn").asText(),
                entry.get("value").asText(),
                entry.get("reason").asText(),
                Instant.parse(entry.get("updatedAt").asText()),
                entry.get("composite").asBoolean());
    }
}
