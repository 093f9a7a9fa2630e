package io.drfailover.drill.cluster;

import io.drfailover.drill.PrerequisiteException;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The namespace that a drill uses in somebody's cluster. The drill is a guest: it refuses one that is there already, and
 * takes its own away again, for which it must have seen it being made.
 */
final class GuestNamespace {
    private static final long GONE_SECONDS = 60;

    private final KubernetesClient client;
    private final String name;
    private final boolean stays;
    private final Consumer<String> progress;

    /**
     * Names the namespace; asks nothing yet.
     *
     * @param stays whether it is left to the person who asked for the drill
     * @param progress gets what the person must know
     */
    GuestNamespace(KubernetesClient client, String name, boolean stays, Consumer<String> progress) {
        this.client = client;
        this.name = name;
        this.stays = stays;
        this.progress = progress;
    }

    /**
     * Looks whether the drill would meet somebody's applications.
     *
     * @throws PrerequisiteException if the namespace exists
     */
    void requireAbsent() {
        if (namespace().get() != null) {
            throw new PrerequisiteException("--kubeconfig: the cluster at " + client.getMasterUrl()
                    + " already has the namespace " + name
                    + ", and a drill would replace the applications in it; give a cluster without it, or, if nobody"
                    + " needs it, run `kubectl delete namespace " + name + "`");
        }
        progress.accept("it has no namespace " + name + "; the failover makes one"
                + (stays ? ", and --keep leaves it there" : ", and the drill deletes it at its end"));
    }

    /** Deletes the namespace if {@code made} says that this drill made it, and waits until it is gone. */
    void remove(BooleanSupplier made) {
        if (!made.getAsBoolean()) {
            return;
        }
        String byHand = "`kubectl delete namespace " + name + "`";
        if (stays) {
            progress.accept("left the namespace " + name + " in the cluster at " + client.getMasterUrl()
                    + "; delete it with " + byHand);
            return;
        }
        try {
            namespace().delete();
            namespace().waitUntilCondition(Objects::isNull, GONE_SECONDS, TimeUnit.SECONDS);
            progress.accept("deleted the namespace " + name + " in the cluster at " + client.getMasterUrl());
        } catch (KubernetesClientException e) {
            progress.accept("the namespace " + name + " is still in the cluster at " + client.getMasterUrl() + ": "
                    + e.getMessage() + "; look at it with `kubectl get namespace " + name + "`, delete it with "
                    + byHand);
        }
    }

    private Resource<Namespace> namespace() {
        return client.namespaces().withName(name);
    }
}
