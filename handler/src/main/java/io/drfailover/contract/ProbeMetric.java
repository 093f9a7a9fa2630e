package io.drfailover.contract;

/**
 * What the probe measures, once a minute, from the DR region. The function writes the metrics, the standby stack's
 * alarms read them. A metric is written only when it was measured: what the probe could not look at is missing, never
 * zero.
 */
public enum ProbeMetric {
    LOAD_BALANCER_ANSWERS("LoadBalancerAnswers", "1: the primary's URL answered below 500 in time; 0: it did not."),
    LOAD_BALANCER_TIME("LoadBalancerTime", "How long the primary's URL took to answer, milliseconds."),
    DATABASE_REACHABLE("DatabaseReachable", "1: the primary database accepted a TCP connection; 0: it did not."),
    REPLICATION_HEALTHY("ReplicationHealthy", "1: the replica says that it replicates; 0: it says that it does not."),
    REPLICA_LAG("ReplicaLag", "How far the replica is behind, seconds, as RDS last measured it."),
    PROBE_COMPLETED("ProbeCompleted", "1: the probe has run to its end, and was not blind: somebody answered it.");

    /** CloudWatch namespace of all of them. */
    public static final String NAMESPACE = "DrFailover";

    /** First dimension: the protected region. */
    public static final String PRIMARY_REGION_DIMENSION = "PrimaryRegion";

    /** Second dimension: the replica's identifier. */
    public static final String REPLICA_DIMENSION = "Replica";

    private final String metricName;
    private final String description;

    ProbeMetric(String metricName, String description) {
        this.metricName = metricName;
        this.description = description;
    }

    /** The name in CloudWatch. */
    public String metricName() {
        return metricName;
    }

    /** One sentence for people: values and unit. */
    public String description() {
        return description;
    }
}
