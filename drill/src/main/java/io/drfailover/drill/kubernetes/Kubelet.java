package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the node would report of a pod: running and ready, succeeded when it is meant to end, or, for an image whose name
 * contains {@value #NEVER_READY}, an image that cannot be pulled. No container runs.
 */
record Kubelet(ResourceStore store) {
    static final String NEVER_READY = "never-ready";

    void report(ObjectNode pod) {
        String uid = pod.path("metadata").path("uid").asText();
        store.find(Catalog.PODS, Owned.namespace(pod), Owned.name(pod))
                .filter(now -> now.path("metadata").path("uid").asText().equals(uid))
                .ifPresent(now -> store.updateStatus(Catalog.PODS, Owned.namespace(pod), Owned.name(pod), latest -> {
                    latest.set("status", status(latest));
                    return latest;
                }));
    }

    private static ObjectNode status(ObjectNode pod) {
        JsonNode spec = pod.path("spec");
        boolean pullable = true;
        for (JsonNode container : spec.path("containers")) {
            pullable &= !container.path("image").asText().contains(NEVER_READY);
        }
        boolean ends = !spec.path("restartPolicy").asText().equals("Always");
        boolean ready = pullable && !ends;
        ObjectNode status = Json.object();
        status.put("phase", !pullable ? "Pending" : ends ? "Succeeded" : "Running");
        status.put("hostIP", "10.0.0.1").put("podIP", "10.0.0.2").put("startTime", Conditions.now());
        Conditions.put(status, "PodScheduled", true, "Scheduled");
        Conditions.put(status, "Initialized", pullable, ends ? "PodCompleted" : "Initialized");
        String reason = ready ? "PodReady" : ends && pullable ? "PodCompleted" : "ContainersNotReady";
        Conditions.put(status, "ContainersReady", ready, reason);
        Conditions.put(status, "Ready", ready, reason);
        ArrayNode containers = status.putArray("containerStatuses");
        for (JsonNode container : spec.path("containers")) {
            ObjectNode report = containers.addObject();
            report.set("name", container.path("name"));
            report.set("image", container.path("image"));
            report.put("imageID", "").put("ready", ready).put("started", ready).put("restartCount", 0);
            ObjectNode state = report.putObject("state");
            if (!pullable) {
                state.putObject("waiting")
                        .put("reason", "ImagePullBackOff")
                        .put(
                                "message",
                                "Back-off pulling image \""
                                        + container.path("image").asText() + "\"");
            } else if (ends) {
                state.putObject("terminated").put("exitCode", 0).put("reason", "Completed");
            } else {
                state.putObject("running").put("startedAt", Conditions.now());
            }
        }
        return status;
    }
}
