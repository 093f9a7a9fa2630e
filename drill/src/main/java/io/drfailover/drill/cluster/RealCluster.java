package io.drfailover.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.PrerequisiteException;
import io.drfailover.drill.kubernetes.EksFront;
import io.drfailover.drill.world.Scenario;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A cluster that exists, behind a proxy on loopback. To the function it looks like EKS: the proxy checks EKS tokens and
 * then speaks to the cluster with the credentials of the kubeconfig, which the function never sees. Closing takes away
 * what the drill put there.
 */
public final class RealCluster implements Cluster {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int RETRIES = 2;
    private static final int CONNECT_MILLIS = 5_000;

    private final KubernetesClient client;
    private final EksFront front;
    private final ClusterProxy proxy;
    private final String kubeconfig;
    private final GuestNamespace namespace;
    private final AtomicBoolean cleaned = new AtomicBoolean();

    private RealCluster(
            KubernetesClient client, EksFront front, ClusterProxy proxy, String kubeconfig, GuestNamespace namespace) {
        this.client = client;
        this.front = front;
        this.proxy = proxy;
        this.kubeconfig = kubeconfig;
        this.namespace = namespace;
    }

    /**
     * Opens the cluster of a kubeconfig's current context.
     *
     * @param scenario the cluster that it plays, and the namespace that the failover makes
     * @param stays whether that namespace is left behind
     * @param progress is told which cluster it is before anything else happens, and what became of the namespace
     * @throws IOException when the file cannot be read or the cluster does not answer
     * @throws io.drfailover.drill.PrerequisiteException when the cluster already has the namespace
     */
    public static RealCluster behindProxy(
            Path kubeconfigFile, Scenario scenario, boolean stays, Consumer<String> progress) throws IOException {
        String kubeconfig = Files.readString(kubeconfigFile);
        Config config = Config.fromKubeconfig(kubeconfigFile.toFile());
        progress.accept(
                "using the context " + contextName(config) + " of " + kubeconfigFile + ": " + config.getMasterUrl());
        // Somebody waits at the terminal: say soon when nobody answers.
        config.setRequestRetryBackoffLimit(RETRIES);
        config.setConnectionTimeout(CONNECT_MILLIS);
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build();
        try {
            client.getKubernetesVersion(); // Answers, or says here and now why not.
            GuestNamespace namespace = new GuestNamespace(client, scenario.namespace(), stays, progress);
            namespace.requireAbsent();
            EksFront front = new EksFront(EmulatedCluster.settings(scenario.clusterName()));
            ClusterProxy proxy = ClusterProxy.start(front, client);
            return new RealCluster(client, front, proxy, kubeconfig, namespace);
        } catch (PrerequisiteException e) {
            client.close();
            throw e;
        } catch (KubernetesClientException e) {
            client.close();
            throw new IOException(
                    "asking the cluster of " + kubeconfigFile + " at " + config.getMasterUrl()
                            + " for its version and namespaces: " + e.getMessage()
                            + "; check its current context with `kubectl version`",
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
    public void cleanUp() {
        if (cleaned.compareAndSet(false, true)) {
            namespace.remove(proxy::madeNamespace);
        }
    }

    @Override
    public void close() {
        cleanUp();
        proxy.close();
        client.close();
    }

    private static String contextName(Config config) {
        return config.getCurrentContext() == null
                ? "(none)"
                : config.getCurrentContext().getName();
    }
}
