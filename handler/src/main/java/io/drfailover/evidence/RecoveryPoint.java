package io.drfailover.evidence;

import io.drfailover.probe.ReplicaLag;
import io.drfailover.probe.ReplicaLagCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * How much a failover would lose: how far the replica was behind when the trouble began.
 *
 * <p>Not the newest lag: PostgreSQL's is the age of the last replayed transaction and keeps growing while the source is
 * silent (Amazon RDS User Guide, "Monitoring and tuning the replication process"), so that after ten minutes of outage it
 * would be ten minutes, although nothing was written in them. Nor the lag when the alarm rang: an alarm rings up to five
 * minutes after the trouble began.
 *
 * <p>If replication was not active, or nothing was measured, between the last value and that moment, what was written
 * meanwhile is lost as well and counted.
 */
final class RecoveryPoint {
    /** The window of the alarms: the trouble began within it. */
    static final Duration ALARM_WINDOW = Duration.ofMinutes(5);

    private static final Duration LOOK_BACK = Duration.ofMinutes(60);
    private static final Duration LOOK_BACK_FROM_NOW = Duration.ofMinutes(15);

    private final ReplicaLag series;

    RecoveryPoint(ReplicaLag series) {
        this.series = series;
    }

    /**
     * Looks.
     *
     * @param since when the alarm rang; empty for what a failover now would lose
     */
    DataLoss of(Optional<Instant> since, Instant now) {
        Instant moment = since.map(at -> at.minus(ALARM_WINDOW)).orElse(now);
        Instant from = moment.minus(since.isPresent() ? LOOK_BACK : LOOK_BACK_FROM_NOW);
        try {
            return judge(
                    series.between(from, moment).stream()
                            .filter(lag -> !lag.at().isAfter(moment))
                            .toList(),
                    from,
                    moment);
        } catch (SdkException e) {
            return new DataLoss(null, "CloudWatch could not be asked for the replica's lag: " + e.getMessage());
        }
    }

    private static DataLoss judge(List<ReplicaLag.Datapoint> newestFirst, Instant from, Instant moment) {
        Optional<ReplicaLag.Datapoint> last =
                newestFirst.stream().filter(ReplicaLag.Datapoint::isActive).findFirst();
        if (last.isEmpty()) {
            return new DataLoss(
                    null,
                    "CloudWatch has no lag of the replica from " + new TimeOfDay(from, moment) + " to "
                            + new TimeOfDay(moment, moment)
                            + (newestFirst.isEmpty() ? "" : " but -1, which means that replication was not active"));
        }
        ReplicaLag.Datapoint lag = last.get();
        long seconds = (long) Math.ceil(lag.seconds());
        String seen = "the replica was " + seconds + " s behind at " + new TimeOfDay(lag.at(), moment);
        Duration gap = Duration.between(lag.at(), moment);
        boolean hadStopped = !newestFirst.get(0).equals(lag);
        if (!hadStopped && gap.compareTo(ReplicaLagCheck.WINDOW) <= 0) {
            return new DataLoss(seconds, seen);
        }
        return new DataLoss(
                seconds + gap.toSeconds(),
                seen + (hadStopped ? " and did not replicate" : " and measured nothing") + " in the " + gap.toSeconds()
                        + " s until " + new TimeOfDay(moment, moment));
    }
}
