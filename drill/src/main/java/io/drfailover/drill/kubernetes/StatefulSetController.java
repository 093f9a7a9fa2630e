package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps the numbered pods of StatefulSets, and replaces those of an earlier template. */
record StatefulSetController(ResourceStore store, Owned owned) implements Controller {
    private static final String REVISION_LABEL = "controller-revision-hash";

    @Override
    public ResourceKind kind() {
        return Catalog.STATEFUL_SETS;
    }

    @Override
    public void reconcile(ObjectNode set) {
        String revision = Owned.name(set) + "-" + Owned.hash(set.path("spec").path("template"));
        int wanted = set.path("spec").path("replicas").asInt();
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < wanted; i++) {
            names.add(Owned.name(set) + "-" + i);
        }
        for (ObjectNode pod : owned.of(set, Catalog.PODS)) {
            if (!names.contains(Owned.name(pod)) || !revision(pod).equals(revision)) {
                owned.delete(Catalog.PODS, pod);
            }
        }
        Set<String> there =
                owned.of(set, Catalog.PODS).stream().map(Owned::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!there.contains(name)) {
                owned.createPod(set, name, Json.object().put(REVISION_LABEL, revision));
            }
        }
        List<ObjectNode> pods = owned.of(set, Catalog.PODS);
        store.updateStatus(kind(), Owned.namespace(set), Owned.name(set), latest -> {
            ObjectNode status = Json.child(latest, "status");
            status.set("observedGeneration", set.path("metadata").path("generation"));
            status.put("replicas", pods.size());
            status.put("currentReplicas", pods.size());
            status.put("updatedReplicas", pods.size());
            status.put("readyReplicas", Owned.ready(pods));
            status.put("availableReplicas", Owned.ready(pods));
            status.put("currentRevision", revision);
            status.put("updateRevision", revision);
            return latest;
        });
    }

    private static String revision(ObjectNode pod) {
        return pod.path("metadata").path("labels").path(REVISION_LABEL).asText();
    }
}
