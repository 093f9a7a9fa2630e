package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Rolls out Deployments: a ReplicaSet per pod template, the old ones scaled down when the new one is ready. */
final class DeploymentController implements Controller {
    private static final String HASH_LABEL = "pod-template-hash";

    private final ResourceStore store;
    private final Owned owned;

    DeploymentController(ResourceStore store, Owned owned) {
        this.store = store;
        this.owned = owned;
    }

    @Override
    public ResourceKind kind() {
        return Catalog.DEPLOYMENTS;
    }

    @Override
    public void reconcile(ObjectNode deployment) {
        List<ObjectNode> all = owned.of(deployment, Catalog.REPLICA_SETS);
        String hash = Owned.hash(deployment.path("spec").path("template"));
        Optional<ObjectNode> current = all.stream()
                .filter(set -> set.path("metadata")
                        .path("labels")
                        .path(HASH_LABEL)
                        .asText()
                        .equals(hash))
                .findFirst();
        if (current.isEmpty()) {
            owned.create(Catalog.REPLICA_SETS, deployment, replicaSet(deployment, hash, all.size() + 1));
            return;
        }
        int replicas = deployment.path("spec").path("replicas").asInt();
        scale(current.get(), replicas);
        if (current.get().path("status").path("readyReplicas").asInt() >= replicas) {
            all.stream().filter(set -> !set.equals(current.get())).forEach(old -> scale(old, 0));
        }
        store.updateStatus(Catalog.DEPLOYMENTS, Owned.namespace(deployment), Owned.name(deployment), latest -> {
            status(latest, deployment, current.get(), all);
            return latest;
        });
    }

    private void scale(ObjectNode set, int replicas) {
        if (set.path("spec").path("replicas").asInt() != replicas) {
            store.update(Catalog.REPLICA_SETS, Owned.namespace(set), Owned.name(set), latest -> {
                Json.child(latest, "spec").put("replicas", replicas);
                return latest;
            });
        }
    }

    private static ObjectNode replicaSet(ObjectNode deployment, String hash, int revision) {
        JsonNode spec = deployment.path("spec");
        ObjectNode set = Json.object().put("apiVersion", "apps/v1").put("kind", "ReplicaSet");
        ObjectNode metadata = set.putObject("metadata").put("name", Owned.name(deployment) + "-" + hash);
        if (spec.path("template").path("metadata").path("labels") instanceof ObjectNode labels) {
            metadata.set("labels", labels.deepCopy());
        }
        Json.child(metadata, "labels").put(HASH_LABEL, hash);
        Json.child(metadata, "annotations").put("deployment.kubernetes.io/revision", Integer.toString(revision));
        ObjectNode setSpec = set.putObject("spec");
        setSpec.set("replicas", spec.path("replicas"));
        setSpec.set("selector", spec.path("selector").deepCopy());
        Json.child(Json.child(setSpec, "selector"), "matchLabels").put(HASH_LABEL, hash);
        setSpec.set("template", spec.path("template").deepCopy());
        Json.child(Json.child(Json.child(setSpec, "template"), "metadata"), "labels")
                .put(HASH_LABEL, hash);
        return set;
    }

    private static void status(ObjectNode latest, ObjectNode seen, ObjectNode current, List<ObjectNode> all) {
        int wanted = seen.path("spec").path("replicas").asInt();
        int ready = sum(all, "readyReplicas");
        ObjectNode status = Json.child(latest, "status");
        status.set("observedGeneration", seen.path("metadata").path("generation"));
        status.put("replicas", sum(all, "replicas"));
        status.put("updatedReplicas", current.path("status").path("replicas").asInt());
        status.put("readyReplicas", ready);
        status.put("availableReplicas", ready);
        status.put("unavailableReplicas", Math.max(0, wanted - ready));
        boolean updated = current.path("status").path("readyReplicas").asInt() >= wanted;
        Conditions.put(
                status,
                "Available",
                ready >= wanted,
                ready >= wanted ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable");
        Conditions.put(status, "Progressing", true, updated ? "NewReplicaSetAvailable" : "ReplicaSetUpdated");
    }

    private static int sum(List<ObjectNode> sets, String field) {
        return sets.stream()
                .mapToInt(set -> set.path("status").path(field).asInt())
                .sum();
    }
}
