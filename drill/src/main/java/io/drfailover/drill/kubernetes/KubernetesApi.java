package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * An emulated Kubernetes API on 127.0.0.1, good enough for the real Helm engine (install with wait, upgrade, test, list,
 * uninstall) and for kubectl's get, apply, wait, scale by patch, and delete. Requests need a bearer token: an EKS token, as
 * {@code aws eks get-token} makes it, or the one in {@link #kubeconfig()}.
 *
 * <p>Real: authentication, TLS with an authority of its own, discovery, resource versions and conflicts, watches,
 * selectors, strategic merge patches, defaults and the validation that charts run into, roll-outs with ReplicaSets and
 * pods, garbage collection. Not emulated, and refused rather than pretended: server-side apply, dry runs, logs and
 * exec, authorization by role. No container runs: a pod becomes ready after
 * {@link KubernetesApiSettings#readiness()}, one that is meant to end succeeds; an image whose name contains
 * {@code never-ready} never becomes ready.
 *
 * <p>The signature of an EKS token, and with it the cluster name it is for, is verified only for access keys whose
 * secret is in the settings; for others only the token's form, scope and age. Thread-safe.
 */
public final class KubernetesApi implements AutoCloseable {
    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final KubernetesApiSettings settings;
    private final Certificates certificates = Certificates.generate();
    private final ResourceStore store = new ResourceStore();
    private final Authenticator authenticator;
    private final ControlPlane controlPlane;
    private final ApiServer server;
    private final URI endpoint;

    private KubernetesApi(KubernetesApiSettings settings) {
        this.settings = settings;
        authenticator = new Authenticator(new EksTokenVerifier(settings, Clock.systemUTC()));
        Defaults defaults = new Defaults(store);
        ChangeLog log = new ChangeLog();
        store.addListener(log::record);
        controlPlane = new ControlPlane(store, defaults, settings.readiness());
        store.addListener(controlPlane::changed);
        for (String namespace : NAMESPACES) {
            ObjectNode object = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
            object.putObject("metadata").put("name", namespace);
            defaults.apply(object);
            store.create(Catalog.NAMESPACES, "", object);
        }
        server = new ApiServer(certificates, authenticator, store, log, new ResourceEndpoint(store, defaults));
        endpoint = server.endpoint();
    }

    /** Starts a cluster with the defaults of {@link KubernetesApiSettings#of}. */
    public static KubernetesApi start(String clusterName) {
        return start(KubernetesApiSettings.of(clusterName));
    }

    /** Starts a cluster on a free port; close it to stop its threads. */
    public static KubernetesApi start(KubernetesApiSettings settings) {
        return new KubernetesApi(settings);
    }

    /** {@code https://127.0.0.1:port}; stays the same when the endpoint is closed. */
    public URI endpoint() {
        return endpoint;
    }

    /** The certificate of the authority that signed the server's certificate. */
    public String certificateAuthorityPem() {
        return certificates.authorityPem();
    }

    /** Every request that was answered so far, in order; a watch counts when it starts. */
    public List<ApiRequest> requests() {
        return server.requests();
    }

    /**
     * The stored objects of a kind, read without a request.
     *
     * @param namespace "" for all namespaces, and for kinds that have none
     * @throws IllegalArgumentException when the kind is not served
     */
    public List<JsonNode> list(String apiVersion, String kind, String namespace) {
        ResourceKind served = Catalog.byKind(apiVersion, kind)
                .orElseThrow(() -> new IllegalArgumentException(apiVersion + " " + kind
                        + " is not served by the emulated Kubernetes API; see Catalog for what is"));
        return List.copyOf(store.list(served, namespace));
    }

    /**
     * Closes the port and all connections for good: from now on every client finds an endpoint that refuses
     * connections, as one that nobody can reach. What is stored can still be read with {@link #list}.
     */
    public void becomeUnreachable() {
        server.stopListening();
    }

    /** A configuration file for {@code kubectl --kubeconfig}, with a token that ends with this cluster. */
    public String kubeconfig() {
        return Kubeconfig.of(
                settings.clusterName(), endpoint, certificates.authorityPem(), authenticator.staticToken());
    }

    @Override
    public void close() {
        controlPlane.close();
        server.close();
    }
}
