package io.drfailover.contract;

/**
 * Variables of the function's environment that libraries in its process read, beside {@link EnvironmentVariable}. The
 * standby stack sets them to exactly these values: everything but {@code /tmp} is read-only in Lambda.
 */
public enum LibraryVariable {
    HELM_CACHE_HOME("/tmp/helm/cache", "Helm"),
    HELM_CONFIG_HOME("/tmp/helm/config", "Helm"),
    HELM_DATA_HOME("/tmp/helm/data", "Helm"),
    KUBECACHEDIR("/tmp/helm/kube", "Helm's Kubernetes client"),
    POWERTOOLS_SERVICE_NAME("dr-failover", "the log and the metrics");

    private final String value;
    private final String reader;

    LibraryVariable(String value, String reader) {
        this.value = value;
        this.reader = reader;
    }

    /** What it is set to. */
    public String value() {
        return value;
    }

    /** Who reads it, in words. */
    public String reader() {
        return reader;
    }
}
