package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The controllers of the cluster, on one thread of their own: each change of the store wakes who is concerned. */
final class ControlPlane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);

    private final ResourceStore store;
    private final Duration readiness;
    private final List<Controller> controllers;
    private final Kubelet kubelet;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "kubernetes-control-plane");
        daemon.setDaemon(true);
        return daemon;
    });

    ControlPlane(ResourceStore store, Defaults defaults, Duration readiness) {
        this.store = store;
        this.readiness = readiness;
        Owned owned = new Owned(store, defaults);
        kubelet = new Kubelet(store);
        controllers = List.of(
                new DeploymentController(store, owned),
                new ReplicaSetController(Catalog.REPLICA_SETS, store, owned),
                new ReplicaSetController(Catalog.REPLICATION_CONTROLLERS, store, owned),
                new StatefulSetController(store, owned),
                new DaemonSetController(store, owned),
                new JobController(store, owned));
    }

    /** Takes note of a change; returns at once. */
    void changed(Change change) {
        submit(() -> react(change), Duration.ZERO);
        if (change.kind().equals(Catalog.PODS) && change.type() == Change.Type.ADDED) {
            submit(() -> kubelet.report(change.object()), readiness);
        }
    }

    private void submit(Runnable task, Duration delay) {
        try {
            var unused = thread.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a change after the end of the control plane", e);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (ApiException e) {
            // the object went away or changed meanwhile; that change wakes the controller again
            LOG.debug("a controller met a newer state: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a controller of the emulated Kubernetes API failed", e);
        }
    }

    private void react(Change change) {
        if (change.type() == Change.Type.DELETED) {
            collectGarbage(change.object());
        } else {
            reconcile(change.kind(), change.namespace(), change.name());
            bind(change);
        }
        for (JsonNode owner : change.object().path("metadata").path("ownerReferences")) {
            Catalog.byKind(owner.path("apiVersion").asText(), owner.path("kind").asText())
                    .ifPresent(kind -> reconcile(
                            kind, change.namespace(), owner.path("name").asText()));
        }
    }

    private void reconcile(ResourceKind kind, String namespace, String name) {
        for (Controller controller : controllers) {
            if (controller.kind().equals(kind)) {
                store.find(kind, namespace, name).ifPresent(controller::reconcile);
            }
        }
    }

    /** Whatever the deleted object owned goes with it. */
    private void collectGarbage(ObjectNode deleted) {
        String uid = deleted.path("metadata").path("uid").asText();
        for (ResourceKind kind : List.of(Catalog.REPLICA_SETS, Catalog.PODS, Catalog.JOBS)) {
            for (ObjectNode object : store.list(kind, Owned.namespace(deleted))) {
                if (Owned.isOwnedBy(object, uid)) {
                    store.delete(kind, Owned.namespace(object), Owned.name(object));
                }
            }
        }
    }

    /** Volume claims are bound and load balancers have a name as soon as they are asked for. */
    private void bind(Change change) {
        JsonNode object = change.object();
        if (change.kind().equals(Catalog.CLAIMS)
                && !object.path("status").path("phase").asText().equals("Bound")) {
            store.updateStatus(change.kind(), change.namespace(), change.name(), claim -> {
                Json.child(claim, "status").put("phase", "Bound");
                return claim;
            });
        }
        boolean balanced = object.path("spec").path("type").asText().equals("LoadBalancer");
        if (change.kind().equals(Catalog.SERVICES)
                && balanced
                && object.at("/status/loadBalancer/ingress").isMissingNode()) {
            store.updateStatus(change.kind(), change.namespace(), change.name(), service -> {
                Json.child(Json.child(service, "status"), "loadBalancer")
                        .putArray("ingress")
                        .addObject()
                        .put("hostname", change.name() + "." + change.namespace() + ".elb.invalid");
                return service;
            });
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
