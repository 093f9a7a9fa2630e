package io.drfailover.drill.lambda;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Lambda treats the asynchronous events of one alias (Lambda API, FunctionEventInvokeConfig). Where AWS pauses one and
 * then two minutes between attempts, the drill repeats at once.
 *
 * @param retries how often a failed event is delivered again; AWS's default is two
 * @param maximumAge an event that has waited longer is never delivered; AWS's default is six hours
 * @param failureTopicArn the topic that is told of an event that was given up, or null
 */
public record AsyncDelivery(int retries, Duration maximumAge, @Nullable String failureTopicArn) {
    private static final Duration LONGEST_AGE = Duration.ofHours(6);

    /** Nobody is told, nothing gets too old. */
    public static AsyncDelivery retrying(int retries) {
        return new AsyncDelivery(retries, LONGEST_AGE, null);
    }

    /** The topic that is told. */
    public Optional<String> failureTopic() {
        return Optional.ofNullable(failureTopicArn);
    }
}
