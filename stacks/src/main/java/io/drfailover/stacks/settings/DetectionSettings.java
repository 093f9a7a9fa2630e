package io.drfailover.stacks.settings;

import java.time.Duration;

/**
 * When a signal counts as lost.
 *
 * @param armed whether the composite alarms act from their first deployment on; later a person arms and disarms them, and
 *     no deployment takes that back
 * @param datapoints so many of the last {@code periods} minutes must be bad
 * @param periods minutes that are looked at
 * @param replicaLagSeconds a replica further behind counts as broken; never below 360, because an idle PostgreSQL
 *     source shows up to five minutes ("Monitoring read replication", Amazon RDS User Guide)
 * @param httpTimeout how long the primary's URL may take to answer the probe
 * @param connectTimeout how long a connection to the primary database may take
 */
public record DetectionSettings(
        boolean armed,
        int datapoints,
        int periods,
        int replicaLagSeconds,
        Duration httpTimeout,
        Duration connectTimeout) {}
