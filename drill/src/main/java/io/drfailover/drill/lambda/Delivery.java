package io.drfailover.drill.lambda;

import java.time.Instant;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * An event that waits for its next attempt.
 *
 * @param requestId Lambda's id of the event
 * @param qualifier the alias that is invoked
 * @param origin who sent the event, in words
 * @param payload the event, JSON
 * @param arrived when it was accepted
 * @param attempt the number of the next attempt, from 1
 * @param due when that may begin
 */
record Delivery(
        String requestId, String qualifier, String origin, String payload, Instant arrived, int attempt, Instant due)
        implements Delayed {
    /** The next attempt. */
    Delivery again(Instant when) {
        return new Delivery(requestId, qualifier, origin, payload, arrived, attempt + 1, when);
    }

    Invocation ended(boolean last, int sandbox, Instant started, Instant ended, InvocationResult result) {
        return new Invocation(requestId, origin, payload, attempt, last, sandbox, started, ended, result);
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(java.time.Duration.between(Instant.now(), due));
    }

    @Override
    public int compareTo(Delayed other) {
        // The queue holds nothing else, and a comparison of two delays would ask the clock twice.
        return due.compareTo(((Delivery) other).due);
    }
}
