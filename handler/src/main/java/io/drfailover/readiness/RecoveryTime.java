package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a failover would take.
 *
 * @param estimate empty when nobody can tell
 * @param words where the estimate comes from, or why there is none; one sentence
 */
public record RecoveryTime(Optional<Duration> estimate, String words) {
    /** Makes the estimate. Implementations are thread-safe and change nothing; what they throw makes it unknown. */
    @FunctionalInterface
    public interface Estimator {
        RecoveryTime estimate(Deadline deadline);
    }

    public static RecoveryTime of(Duration estimate, String words) {
        return new RecoveryTime(Optional.of(estimate), words);
    }

    public static RecoveryTime unknown(String why) {
        return new RecoveryTime(Optional.empty(), "unknown: " + why);
    }
}
