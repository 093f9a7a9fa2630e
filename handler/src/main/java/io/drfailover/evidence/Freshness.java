package io.drfailover.evidence;

import io.drfailover.probe.ReplicaLag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a replica's lag proves of its source: when it was certainly alive. RDS and CloudWatch are minutes behind the
 * truth, so that "replicating" and "0 s behind" may well be said of a source that has died meanwhile.
 *
 * <ul>
 *   <li>PostgreSQL: the lag is the age of the last replayed transaction ({@code now() -
 *       pg_last_xact_replay_timestamp()}, Amazon RDS User Guide, "Monitoring and tuning the replication process"): the
 *       source committed something at the value's time less the lag.
 *   <li>MySQL, MariaDB: the lag is {@code Seconds_Behind_Master} and stays 0 after the source has fallen silent, until
 *       the replica gives up on the connection after {@code slave_net_timeout}, 60 s if nobody has changed it (MySQL
 *       Reference Manual, "Replica Server Options and Variables"): so much earlier.
 *   <li>Other engines: nothing is known, nothing proved.
 * </ul>
 */
final class Freshness {
    /**
     * Younger data contradict the alarm: it rings when three minutes were bad, so that its trouble began more than two
     * minutes ago.
     */
    static final Duration YOUNG = Duration.ofMinutes(2);

    private static final Duration SILENCE_UNNOTICED = Duration.ofMinutes(1);

    private Freshness() {}

    /** When the source was certainly alive; empty when the lag proves nothing. */
    static Optional<Instant> sourceAlive(ReplicaLag.Datapoint lag, String engine) {
        if (!lag.isActive()) {
            return Optional.empty();
        }
        // The minute's beginning rather than the unknown second of the measurement: earlier is safer.
        Instant upToDate = lag.at().minusMillis(Math.round(lag.seconds() * 1000));
        return switch (engine) {
            case "postgres" -> Optional.of(upToDate);
            case "mysql", "mariadb" -> Optional.of(upToDate.minus(SILENCE_UNNOTICED));
            default -> Optional.empty();
        };
    }

    /** Whether it was alive so lately that the alarm must be wrong. */
    static boolean isYoung(Instant sourceAlive, Instant now) {
        return Duration.between(sourceAlive, now).compareTo(YOUNG) < 0;
    }
}
