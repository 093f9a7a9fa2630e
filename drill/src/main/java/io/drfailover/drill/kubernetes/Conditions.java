package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The {@code conditions} of a status. */
final class Conditions {
    private Conditions() {}

    /** Sets one condition; its transition time changes only when its status does. */
    static void put(ObjectNode status, String type, boolean holds, String reason) {
        String value = holds ? "True" : "False";
        ObjectNode condition = null;
        for (JsonNode there : status.path("conditions")) {
            if (there.path("type").asText().equals(type)) {
                condition = (ObjectNode) there;
            }
        }
        if (condition == null) {
            condition = status.withArray("/conditions").addObject().put("type", type);
        }
        if (!condition.path("status").asText().equals(value)) {
            condition.put("status", value).put("lastTransitionTime", now());
        }
        condition.put("reason", reason);
    }

    static boolean isReady(ObjectNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** The present in the form of the API: UTC, whole seconds. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
