package io.drfailover.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of the primary looks well in the answer to {@code probe}: who promotes nevertheless must know it. */
public final class SignsOfLife {
    /** What writes come in by; its replica alone may look well for minutes after its death. */
    private static final Set<String> SERVING = Set.of("load_balancer", "database");

    private static final String REPLICATION = "replication";

    private SignsOfLife() {}

    /** A warning, or empty if nothing looks well. */
    public static Optional<String> in(JsonNode probe) {
        List<String> well = new ArrayList<>();
        boolean serves = false;
        boolean fails = false;
        for (JsonNode check : probe.path("checks")) {
            String name = check.path("name").asText();
            if (!SERVING.contains(name) && !name.equals(REPLICATION)) {
                continue;
            }
            String state = check.path("state").asText();
            fails = fails || state.equals("failing");
            if (state.equals("ok")) {
                serves = serves || SERVING.contains(name);
                well.add(name.replace('_', ' ') + " (" + check.path("seen").asText() + ")");
            }
        }
        return serves
                ? Optional.of((fails ? "Not all of the primary is down: " : "The primary looks well: ")
                        + String.join(", ", well)
                        + ". Whoever still writes to it after the promotion loses that: the promoted database never"
                        + " gets it.")
                : Optional.empty();
    }
}
