package io.drfailover.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.kubernetes.ApiRequest;
import io.drfailover.drill.kubernetes.KubernetesApi;
import io.drfailover.drill.kubernetes.KubernetesApiSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The in-process Kubernetes API. */
public final class EmulatedCluster implements Cluster {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Long enough that waiting is seen. */
    private static final Duration READINESS = Duration.ofSeconds(2);

    private final KubernetesApi api;

    private EmulatedCluster(KubernetesApi api) {
        this.api = api;
    }

    /** Starts an empty cluster that accepts the tokens of {@code clusterName}. */
    public static EmulatedCluster start(String clusterName) {
        return new EmulatedCluster(KubernetesApi.start(settings(clusterName)));
    }

    /** The drill knows the secret of the only access key there is, so signatures are verified to the last byte. */
    static KubernetesApiSettings settings(String clusterName) {
        return new KubernetesApiSettings(clusterName, READINESS, Map.of("testing", "testing"));
    }

    @Override
    public URI endpoint() {
        return api.endpoint();
    }

    @Override
    public String certificateAuthorityPem() {
        return api.certificateAuthorityPem();
    }

    @Override
    public List<JsonNode> list(String apiVersion, String kind, String namespace) {
        return api.list(apiVersion, kind, namespace);
    }

    @Override
    public int requests() {
        return api.requests().size();
    }

    @Override
    public int mutations() {
        return (int) api.requests().stream()
                .map(ApiRequest::method)
                .filter(method -> !READING.contains(method))
                .count();
    }

    @Override
    public void cutOff() {
        api.becomeUnreachable();
    }

    @Override
    public String kubeconfig() {
        return api.kubeconfig();
    }

    @Override
    public String description() {
        return "emulated in process";
    }

    @Override
    public void close() {
        api.close();
    }
}
