package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Runs the pods of a Job, and completes it when all have succeeded. */
record JobController(ResourceStore store, Owned owned) implements Controller {
    @Override
    public ResourceKind kind() {
        return Catalog.JOBS;
    }

    @Override
    public void reconcile(ObjectNode job) {
        if (job.path("status").has("completionTime")) {
            return;
        }
        int wanted = job.path("spec").path("completions").asInt();
        for (int i = owned.of(job, Catalog.PODS).size(); i < wanted; i++) {
            owned.createPod(
                    job,
                    owned.generatedName(Owned.name(job) + "-"),
                    Json.object().put("batch.kubernetes.io/job-name", Owned.name(job)));
        }
        List<ObjectNode> pods = owned.of(job, Catalog.PODS);
        int succeeded = (int) pods.stream()
                .filter(pod -> pod.path("status").path("phase").asText().equals("Succeeded"))
                .count();
        store.updateStatus(kind(), Owned.namespace(job), Owned.name(job), latest -> {
            ObjectNode status = Json.child(latest, "status");
            Json.putIfAbsent(status, "startTime", Conditions.now());
            status.put("active", pods.size() - succeeded);
            status.put("succeeded", succeeded);
            if (succeeded >= wanted) {
                status.put("completionTime", Conditions.now());
                Conditions.put(status, "Complete", true, "CompletionsReached");
            }
            return latest;
        });
    }
}
