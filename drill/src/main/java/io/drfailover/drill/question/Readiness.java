package io.drfailover.drill.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The function's answer to whether a failover would succeed.
 *
 * @param ready whether it says that one would
 * @param score 0 to 100
 * @param estimatedRto how long one would take, in its words
 * @param checks by name, in the order of the answer
 */
public record Readiness(boolean ready, int score, String estimatedRto, Map<String, Look> checks) {
    private static final int OK_STATUS = 200;

    public Readiness {
        checks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /**
     * What one check found.
     *
     * @param outcome {@code ok}, {@code warning} or {@code blocking}
     * @param remedy empty where there is nothing to do
     * @param took how long it looked
     */
    public record Look(String outcome, String seen, String remedy, Duration took) {
        /** The worse the higher; what is no outcome is worst. */
        public int badness() {
            return switch (outcome) {
                case "ok" -> 0;
                case "warning" -> 1;
                case "blocking" -> 2;
                default -> Integer.MAX_VALUE;
            };
        }
    }

    /** Reads the answer; empty when the function failed, or answered something else. */
    public static Optional<Readiness> of(Asked asked) {
        JsonNode body = asked.answer().path("body");
        if (!asked.answered(OK_STATUS)
                || !body.path("ready").isBoolean()
                || !body.path("checks").isArray()) {
            return Optional.empty();
        }
        Map<String, Look> checks = new LinkedHashMap<>();
        body.path("checks").forEach(check -> checks.put(check.path("name").asText(), look(check)));
        return Optional.of(new Readiness(
                body.path("ready").asBoolean(),
                body.path("score").asInt(-1),
                body.path("estimated_rto").asText(),
                checks));
    }

    /** How many checks ended so. */
    public long count(String outcome) {
        return checks.values().stream()
                .filter(look -> look.outcome().equals(outcome))
                .count();
    }

    private static Look look(JsonNode check) {
        return new Look(
                check.path("outcome").asText(),
                check.path("seen").asText(),
                check.path("remedy").asText(),
                Duration.ofMillis(check.path("took_ms").asLong()));
    }
}
