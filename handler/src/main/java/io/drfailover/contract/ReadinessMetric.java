package io.drfailover.contract;

/**
 * What an evaluation measures. The function writes the metrics, the standby stack's alarms read them; namespace and
 * dimensions are those of {@link ProbeMetric}. Whoever wants to hear when readiness changes sets an alarm on them: the
 * evaluation itself remembers nothing.
 */
public enum ReadinessMetric {
    READINESS_SCORE("ReadinessScore", "0 to 100; 100: every check was made and is ok."),
    READINESS_BLOCKING("ReadinessBlocking", "So many checks say that a failover would fail; 0: it is ready.");

    private final String metricName;
    private final String description;

    ReadinessMetric(String metricName, String description) {
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
