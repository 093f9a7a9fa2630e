package io.drfailover.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.RunState;
import io.drfailover.terraform.InfrastructureHistory;
import io.drfailover.terraform.PlanSummary;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One earlier run. Only what every version of the record has is required, so that an update of the function forgets
 * nothing.
 *
 * @param record as the ledger keeps it
 */
record RecordedRun(JsonNode record) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NO_CHANGE = new PlanSummary(0, 0, 0, 0).toString();

    boolean hasSucceeded() {
        return state(record.path("state")).filter(RunState.SUCCEEDED::equals).isPresent();
    }

    /** Why its stages did not take as long as those of a failover that begins anew; empty if they did. */
    Optional<String> objection() {
        if (wasInterrupted()) {
            return Optional.of("was interrupted and gone on with");
        }
        if (foundPromoted()) {
            return Optional.of("found its database promoted already");
        }
        return foundBuilt() ? Optional.of("found its infrastructure built already") : Optional.empty();
    }

    /** From the stages' first begin to their end; empty if the record does not tell. */
    Optional<StageDurations> durations() {
        Map<Stage, Duration> byStage = new EnumMap<>(Stage.class);
        try {
            for (Stage stage : Stage.values()) {
                JsonNode recorded = stage(stage);
                if (recorded.isObject()) {
                    byStage.put(stage, Duration.between(at(recorded, "firstStartedAt"), at(recorded, "finishedAt")));
                }
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return byStage.isEmpty() ? Optional.empty() : Optional.of(new StageDurations(byStage));
    }

    /**
     * Whether it lay about: a person has ordered it again, or an invocation before the last did anything but park (it
     * failed, it died, an abort ended it). How long its stages took says how long that was. What was only parked lost
     * seconds.
     */
    private boolean wasInterrupted() {
        if (record.has("authorizedAt") && !record.path("authorizedAt").equals(record.path("startedAt"))) {
            return true;
        }
        JsonNode attempts = record.path("attempts");
        for (int i = 0; i < attempts.size() - 1; i++) {
            if (state(attempts.path(i).path("ended"))
                    .filter(RunState.PARKED::equals)
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** By another run, whose infrastructure it found then, too, or by a person. It has proved it, and never asked for it. */
    private boolean foundPromoted() {
        JsonNode evidence = stage(Stage.PROMOTE).path("evidence");
        return evidence.has(Evidence.ENDPOINT)
                && !evidence.has(Evidence.FIRST_REQUESTED_AT)
                && !evidence.has(Evidence.REQUESTED_AT);
    }

    /**
     * Every capacity profile leaves something to be changed. Of a stage that was begun again, the plans are only those of
     * the rest.
     */
    private boolean foundBuilt() {
        JsonNode stage = stage(Stage.INFRASTRUCTURE);
        boolean planned = false;
        for (Map.Entry<String, JsonNode> evidence : stage.path("evidence").properties()) {
            if (evidence.getKey().startsWith(InfrastructureHistory.PLAN_OF)) {
                planned = true;
                if (!evidence.getValue().asText().equals(NO_CHANGE)) {
                    return false;
                }
            }
        }
        return planned && stage.path("attempts").asInt(1) == 1;
    }

    private JsonNode stage(Stage stage) {
        for (JsonNode recorded : record.path("stages")) {
            if (recorded.path("stage").asText("").equals(stage.stageName())) {
                return recorded;
            }
        }
        return JSON.missingNode();
    }

    private static Optional<RunState> state(JsonNode word) {
        try {
            return Optional.ofNullable(JSON.treeToValue(word, RunState.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Instant at(JsonNode stage, String field) {
        return Instant.parse(stage.path(field).asText(""));
    }
}
