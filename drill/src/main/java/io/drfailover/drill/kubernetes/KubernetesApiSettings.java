package io.drfailover.drill.kubernetes;

import java.time.Duration;
import java.util.Map;

/**
 * What an emulated cluster is started with.
 *
 * @param clusterName the name that EKS tokens are made for
 * @param readiness how long a pod takes until it is ready or has succeeded; zero and more
 * @param secretsByAccessKey secret access keys by access key id: the signature of a token of one of these keys is
 *     recomputed, and with it the cluster name it was made for; for any other access key the signature, and with it the
 *     cluster name, is <b>not</b> verified
 */
public record KubernetesApiSettings(String clusterName, Duration readiness, Map<String, String> secretsByAccessKey) {
    /** Long enough that Helm's wait has to ask more than once, short enough for a test. */
    private static final Duration DEFAULT_READINESS = Duration.ofMillis(300);

    public KubernetesApiSettings {
        if (clusterName.isBlank()) {
            throw new IllegalArgumentException("the cluster name is blank: give the name that the EKS tokens are for");
        }
        if (readiness.isNegative()) {
            throw new IllegalArgumentException("readiness is " + readiness + ": give zero or a positive duration");
        }
        secretsByAccessKey = Map.copyOf(secretsByAccessKey);
    }

    /** Pods ready after 300 ms; signatures unverified. */
    public static KubernetesApiSettings of(String clusterName) {
        return new KubernetesApiSettings(clusterName, DEFAULT_READINESS, Map.of());
    }
}
