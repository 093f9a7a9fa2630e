package io.drfailover.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Who made an event, by its shape. */
enum EventOrigin {
    ALARM("an alarm"),
    TOPIC("a topic"),
    ITSELF("itself"),
    WATCHDOG("the watchdog"),
    SCHEDULE("a schedule or a person");

    private final String words;

    EventOrigin(String words) {
        this.words = words;
    }

    /** Looks at an event. */
    static EventOrigin of(String event) {
        try {
            JsonNode root = new ObjectMapper().readTree(event);
            if (root.has("alarmData")) {
                return ALARM;
            }
            if (root.path("action").asText().equals("resume")) {
                return root.has("run") ? ITSELF : WATCHDOG;
            }
            return root.has("Records") ? TOPIC : SCHEDULE;
        } catch (JsonProcessingException e) {
            return SCHEDULE;
        }
    }

    /** Whether such an event can go on with a run by itself; a watchdog only does so where others have failed. */
    boolean drivesARun() {
        return this == ALARM || this == TOPIC || this == ITSELF;
    }

    /** For people. */
    String words() {
        return words;
    }
}
