package io.drfailover.evidence;

import io.drfailover.probe.ReplicaLag;
import io.drfailover.probe.ReplicaLagCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * The newest lag that CloudWatch shows.
 *
 * @param datapoint null when there is none
 * @param seen in words, as a half-sentence
 * @param heard whether CloudWatch answered
 */
record NewestLag(ReplicaLag.@Nullable Datapoint datapoint, String seen, boolean heard) {
    static NewestLag of(ReplicaLag series, Instant now) {
        try {
            return series.between(now.minus(ReplicaLagCheck.WINDOW), now).stream()
                    .findFirst()
                    .map(newest -> new NewestLag(newest, words(newest, now), true))
                    .orElseGet(() -> new NewestLag(
                            null,
                            "CloudWatch has no lag of the last " + ReplicaLagCheck.WINDOW.toMinutes() + " minutes",
                            true));
        } catch (SdkServiceException e) {
            return new NewestLag(null, "CloudWatch refused: " + e.getMessage(), true);
        } catch (SdkException e) {
            return new NewestLag(null, "CloudWatch did not answer: " + e.getMessage(), false);
        }
    }

    private static String words(ReplicaLag.Datapoint lag, Instant now) {
        String at = " at " + new TimeOfDay(lag.at(), now);
        return lag.isActive()
                ? "its lag was " + Math.round(lag.seconds()) + " s" + at
                : "its lag said that replication is not active" + at;
    }
}
