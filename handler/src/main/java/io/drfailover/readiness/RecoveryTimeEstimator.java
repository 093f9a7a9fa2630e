package io.drfailover.readiness;

import io.drfailover.FailoverConfig;
import io.drfailover.FailoverOrder;
import io.drfailover.contract.Stage;
import io.drfailover.evidence.ApprovalMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Estimates how long a failover would take: as earlier ones took, or else as AWS documents. Promotion and infrastructure
 * overlap, the applications come after both.
 */
final class RecoveryTimeEstimator {
    /**
     * Without a run of one's own: promotion "5 to 10 minutes" (measured by others, Amazon RDS publishes none); EKS control
     * plane 8.5 to 10, a node group 2 to 4, NAT gateway and load balancer meanwhile: 12 to 18; the applications a few.
     */
    private static final Map<Stage, Duration> USUAL = Map.of(
            Stage.PROMOTE, Duration.ofMinutes(10),
            Stage.INFRASTRUCTURE, Duration.ofMinutes(18),
            Stage.APPLICATIONS, Duration.ofMinutes(3));

    private static final long SECONDS_PER_MINUTE = 60;

    private final FailoverConfig config;
    private final Supplier<RecordedFailovers> history;

    RecoveryTimeEstimator(FailoverConfig config, Supplier<RecordedFailovers> history) {
        this.config = config;
        this.history = history;
    }

    /** Estimates; without a history that can be read, from what is usual. */
    RecoveryTime estimate() {
        List<StageDurations> runs;
        String source;
        try {
            RecordedFailovers recorded = history.get();
            runs = recorded.measured();
            source = recorded.source();
        } catch (SdkException e) {
            runs = List.of();
            source = "usual times of AWS, because the recorded failovers could not be read";
        }
        Duration promote = duration(runs, Stage.PROMOTE);
        Duration build = duration(runs, Stage.INFRASTRUCTURE);
        Duration install = duration(runs, Stage.APPLICATIONS);
        boolean overlapped = config.order() == FailoverOrder.OVERLAPPED;
        Duration longWaits = overlapped ? max(promote, build) : promote.plus(build);
        Duration holdOff = config.decision().holdOff();
        Duration total = holdOff.plus(longWaits).plus(install);
        String words = "about " + words(total) + ": hold-off " + words(holdOff) + ", promotion " + words(promote)
                + (overlapped ? " beside " : ", then ") + "infrastructure " + words(build) + ", then applications "
                + words(install) + " (" + source + ")"
                + (config.decision().approval() == ApprovalMode.REQUIRED ? "; and until a person has approved" : "");
        return RecoveryTime.of(total, words);
    }

    private static Duration duration(List<StageDurations> runs, Stage stage) {
        Optional<Duration> recorded = StageDurations.median(runs, stage);
        return recorded.orElseGet(() -> USUAL.getOrDefault(stage, Duration.ZERO));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 2 * SECONDS_PER_MINUTE
                ? seconds + " s"
                : Math.round((double) seconds / SECONDS_PER_MINUTE) + " min";
    }
}
