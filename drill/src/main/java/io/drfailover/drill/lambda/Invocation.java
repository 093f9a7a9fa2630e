package io.drfailover.drill.lambda;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to have the function handle one event.
 *
 * @param requestId Lambda's id of the event; a retry keeps it
 * @param origin who sent the event, in words
 * @param event the event, JSON
 * @param attempt 1 for the first
 * @param last whether Lambda delivers the event no more, whatever came of it
 * @param sandbox the number of the sandbox that it ran in; 0 for an event that reached none
 * @param startedAt when the function received it
 * @param endedAt when the function's end was known
 * @param result how it ended
 */
public record Invocation(
        String requestId,
        String origin,
        String event,
        int attempt,
        boolean last,
        int sandbox,
        Instant startedAt,
        Instant endedAt,
        InvocationResult result) {
    /** From the event's delivery to its end. */
    public Duration wall() {
        return Duration.between(startedAt, endedAt);
    }
}
