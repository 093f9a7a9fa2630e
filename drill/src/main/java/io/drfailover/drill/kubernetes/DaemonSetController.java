package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Keeps one pod of the present template on the cluster's only node. */
record DaemonSetController(ResourceStore store, Owned owned) implements Controller {
    private static final String REVISION_LABEL = "controller-revision-hash";

    @Override
    public ResourceKind kind() {
        return Catalog.DAEMON_SETS;
    }

    @Override
    public void reconcile(ObjectNode set) {
        String revision = Owned.hash(set.path("spec").path("template"));
        for (ObjectNode pod : owned.of(set, Catalog.PODS)) {
            if (!pod.path("metadata")
                    .path("labels")
                    .path(REVISION_LABEL)
                    .asText()
                    .equals(revision)) {
                owned.delete(Catalog.PODS, pod);
            }
        }
        if (owned.of(set, Catalog.PODS).isEmpty()) {
            owned.createPod(
                    set,
                    owned.generatedName(Owned.name(set) + "-"),
                    Json.object().put(REVISION_LABEL, revision));
        }
        List<ObjectNode> pods = owned.of(set, Catalog.PODS);
        store.updateStatus(kind(), Owned.namespace(set), Owned.name(set), latest -> {
            ObjectNode status = Json.child(latest, "status");
            status.set("observedGeneration", set.path("metadata").path("generation"));
            status.put("desiredNumberScheduled", 1);
            status.put("currentNumberScheduled", pods.size());
            status.put("updatedNumberScheduled", pods.size());
            status.put("numberReady", Owned.ready(pods));
            status.put("numberAvailable", Owned.ready(pods));
            status.put("numberMisscheduled", 0);
            return latest;
        });
    }
}
