package io.drfailover.drill.lambda;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Lambda treats the asynchronous events of one alias (Lambda API, FunctionEventInvokeConfig).
 *
 * @param retries how often a failed event is delivered again; AWS's default is two
 * @param pause before the first retry; the second comes after twice as long. In AWS that is a minute
 *     (docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html); nothing, where no retry need find a
 *     lease run out
 * @param maximumAge an event that has waited longer is never delivered; AWS's default is six hours
 * @param failureTopicArn the topic that is told of an event that was given up, or null
 */
public record AsyncDelivery(int retries, Duration pause, Duration maximumAge, @Nullable String failureTopicArn) {
    private static final Duration LONGEST_AGE = Duration.ofHours(6);

    /** Nobody is told, nothing gets too old. */
    public static AsyncDelivery retrying(int retries) {
        return new AsyncDelivery(retries, Duration.ZERO, LONGEST_AGE, null);
    }

    /** The same with another pause. */
    public AsyncDelivery pausing(Duration first) {
        return new AsyncDelivery(retries, first, maximumAge, failureTopicArn);
    }

    /** How long after the end of an attempt, counted from 1, the next one comes. */
    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(attempt);
    }

    /** The longest of its pauses. */
    public Duration longestPause() {
        return pauseAfter(Math.max(1, retries));
    }

    /** The topic that is told. */
    public Optional<String> failureTopic() {
        return Optional.ofNullable(failureTopicArn);
    }
}
