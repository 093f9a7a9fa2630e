package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;

/**
 * What an invocation is for, as Lambda knows it.
 *
 * @param event the event's JSON
 * @param requestId Lambda's; the same for all attempts
 * @param began when the invocation began
 */
public record Errand(JsonNode event, String requestId, Instant began) {
    private static final JsonMapper JSON = new JsonMapper();

    static Errand of(String event, String requestId, Instant began) {
        try {
            return new Errand(JSON.readTree(event), requestId, began);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events are JSON", e);
        }
    }

    public boolean isAlarm() {
        return event.has("alarmData");
    }

    /** Whether it is a command of that name. */
    public boolean orders(String action) {
        return event.path("action").asText().equals(action);
    }

    /** Whether the schedule invoked it. */
    public boolean isWatchdog() {
        return orders("resume") && !event.has("run");
    }
}
