package io.drfailover.drill.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.contract.TimelineField;
import java.util.Optional;

/**
 * One timeline line of the function's log.
 *
 * @param sandbox the number of the sandbox that wrote it
 * @param kind one of {@code TimelineField.EVENT_*}
 * @param stage the stage's name, empty when the line has none
 * @param subject what is meant within the stage, may be empty
 * @param atMillis since 1970-01-01T00:00Z
 * @param message in words
 */
public record TimelineEvent(int sandbox, String kind, String stage, String subject, long atMillis, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a line; empty when it is not a timeline line (other log lines, metrics, text that is not JSON). */
    public static Optional<TimelineEvent> parse(int sandbox, String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(line);
            String kind = node.path(TimelineField.EVENT).asText("");
            long at = node.path(TimelineField.AT_MS).asLong(0);
            if (kind.isEmpty() || at <= 0) {
                return Optional.empty();
            }
            return Optional.of(new TimelineEvent(
                    sandbox,
                    kind,
                    node.path(TimelineField.STAGE).asText(""),
                    node.path(TimelineField.SUBJECT).asText(""),
                    at,
                    node.path("message").asText("")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
