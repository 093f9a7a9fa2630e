package io.drfailover.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.kubernetes.EksFront;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A cluster that exists, behind a proxy on loopback. To the function it looks like EKS: the proxy checks EKS tokens and
 * then speaks to the cluster with the credentials of the kubeconfig, which the function never sees.
 */
public final class RealCluster implements Cluster {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int RETRIES = 2;
    private static final int CONNECT_MILLIS = 5_000;

    private final KubernetesClient client;
    private final EksFront front;
    private final ClusterProxy proxy;
    private final String kubeconfig;

    private RealCluster(KubernetesClient client, EksFront front, ClusterProxy proxy, String kubeconfig) {
        this.client = client;
        this.front = front;
        this.proxy = proxy;
        this.kubeconfig = kubeconfig;
    }

    /**
     * Opens the cluster of a kubeconfig's current context.
     *
     * @throws IOException when the file cannot be read or the cluster does not answer
     */
    public static RealCluster behindProxy(Path kubeconfigFile, String clusterName) throws IOException {
        String kubeconfig = Files.readString(kubeconfigFile);
        Config config = Config.fromKubeconfig(kubeconfigFile.toFile());
        // Somebody waits at the terminal: say soon when nobody answers.
        config.setRequestRetryBackoffLimit(RETRIES);
        config.setConnectionTimeout(CONNECT_MILLIS);
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        try {
            client.getKubernetesVersion(); // Answers, or says here and now why not.
            EksFront front = new EksFront(EmulatedCluster.settings(clusterName));
            ClusterProxy proxy = ClusterProxy.start(front, client);
            return new RealCluster(client, front, proxy, kubeconfig);
        } catch (KubernetesClientException e) {
            client.close();
            throw new IOException(
                    "asking the cluster of " + kubeconfigFile + " at " + config.getMasterUrl() + " for its version: "
                            + e.getMessage() + "; check its current context with `kubectl version`",
                    e);
        }
    }

    @Override
    public URI endpoint() {
        return proxy.endpoint();
    }

    @Override
    public String certificateAuthorityPem() {
        return front.certificateAuthorityPem();
    }

    @Override
    public List<JsonNode> list(String apiVersion, String kind, String namespace) {
        var resources = client.genericKubernetesResources(apiVersion, kind);
        List<GenericKubernetesResource> items = namespace.isEmpty()
                ? resources.list().getItems()
                : resources.inNamespace(namespace).list().getItems();
        return items.stream().<JsonNode>map(JSON::valueToTree).toList();
    }

    @Override
    public int requests() {
        return proxy.requests();
    }

    @Override
    public int mutations() {
        return proxy.mutations();
    }

    @Override
    public void cutOff() {
        proxy.stopListening();
    }

    @Override
    public String kubeconfig() {
        return kubeconfig;
    }

    @Override
    public String description() {
        return "real: " + client.getMasterUrl();
    }

    @Override
    public void close() {
        proxy.close();
        client.close();
    }
}
