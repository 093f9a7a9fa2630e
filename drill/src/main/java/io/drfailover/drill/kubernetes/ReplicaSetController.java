package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Keeps as many pods as a ReplicaSet (or ReplicationController) asks for. */
record ReplicaSetController(ResourceKind kind, ResourceStore store, Owned owned) implements Controller {
    @Override
    public void reconcile(ObjectNode set) {
        List<ObjectNode> pods = owned.of(set, Catalog.PODS);
        int wanted = set.path("spec").path("replicas").asInt();
        for (int i = pods.size(); i < wanted; i++) {
            owned.createPod(set, owned.generatedName(Owned.name(set) + "-"), Json.object());
        }
        pods.stream().skip(wanted).forEach(pod -> owned.delete(Catalog.PODS, pod));
        List<ObjectNode> kept = owned.of(set, Catalog.PODS);
        store.updateStatus(kind, Owned.namespace(set), Owned.name(set), latest -> {
            ObjectNode status = Json.child(latest, "status");
            status.set("observedGeneration", set.path("metadata").path("generation"));
            status.put("replicas", kept.size());
            status.put("fullyLabeledReplicas", kept.size());
            status.put("readyReplicas", Owned.ready(kept));
            status.put("availableReplicas", Owned.ready(kept));
            return latest;
        });
    }
}
