package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * What the API server fills in before it stores an object. Clients count on it: Helm's wait reads a Deployment's
 * replicas and strategy through pointers that must be set, and waits for ever for a Service without an address.
 */
final class Defaults {
    private final ServiceDefaults services;

    Defaults(ResourceStore store) {
        services = new ServiceDefaults(store);
    }

    void apply(ObjectNode object) {
        switch (object.path("kind").asText()) {
            case "Deployment" -> deployment(Json.child(object, "spec"));
            case "StatefulSet" -> statefulSet(Json.child(object, "spec"));
            case "DaemonSet" -> daemonSet(Json.child(object, "spec"));
            case "ReplicaSet", "ReplicationController" -> {
                Json.putIfAbsent(Json.child(object, "spec"), "replicas", 1);
                template(Json.child(object, "spec"));
            }
            case "Job" -> job(Json.child(object, "spec"));
            case "CronJob" -> cronJob(Json.child(object, "spec"));
            case "Pod" -> pod(object);
            case "Service" -> services.apply(object);
            case "Secret" -> secret(object);
            case "PersistentVolumeClaim" -> {
                Json.putIfAbsent(Json.child(object, "spec"), "volumeMode", "Filesystem");
                Json.putIfAbsent(Json.child(object, "status"), "phase", "Pending");
            }
            case "HorizontalPodAutoscaler" -> Json.putIfAbsent(Json.child(object, "spec"), "minReplicas", 1);
            case "NetworkPolicy" -> networkPolicy(Json.child(object, "spec"));
            case "Namespace" -> {
                Json.child(object, "status").put("phase", "Active");
                Json.child(Json.child(object, "metadata"), "labels")
                        .put(
                                "kubernetes.io/metadata.name",
                                object.path("metadata").path("name").asText());
            }
            default -> {}
        }
    }

    private static void deployment(ObjectNode spec) {
        Json.putIfAbsent(spec, "replicas", 1);
        Json.putIfAbsent(spec, "revisionHistoryLimit", 10);
        Json.putIfAbsent(spec, "progressDeadlineSeconds", 600);
        rollingUpdate(Json.child(spec, "strategy"), "25%", "25%");
        template(spec);
    }

    private static void statefulSet(ObjectNode spec) {
        Json.putIfAbsent(spec, "replicas", 1);
        Json.putIfAbsent(spec, "revisionHistoryLimit", 10);
        Json.putIfAbsent(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = Json.child(spec, "updateStrategy");
        Json.putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            Json.putIfAbsent(Json.child(strategy, "rollingUpdate"), "partition", 0);
        }
        template(spec);
    }

    private static void daemonSet(ObjectNode spec) {
        Json.putIfAbsent(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.child(spec, "updateStrategy");
        Json.putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = Json.child(strategy, "rollingUpdate");
            Json.putIfAbsent(rolling, "maxUnavailable", 1);
            Json.putIfAbsent(rolling, "maxSurge", 0);
        }
        template(spec);
    }

    private static void rollingUpdate(ObjectNode strategy, String maxUnavailable, String maxSurge) {
        Json.putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = Json.child(strategy, "rollingUpdate");
            Json.putIfAbsent(rolling, "maxUnavailable", maxUnavailable);
            Json.putIfAbsent(rolling, "maxSurge", maxSurge);
        }
    }

    private static void job(ObjectNode spec) {
        Json.putIfAbsent(spec, "completions", 1);
        Json.putIfAbsent(spec, "parallelism", 1);
        Json.putIfAbsent(spec, "backoffLimit", 6);
        Json.putIfAbsent(spec, "completionMode", "NonIndexed");
        Json.putIfAbsent(spec, "suspend", false);
        template(spec);
    }

    private static void cronJob(ObjectNode spec) {
        Json.putIfAbsent(spec, "concurrencyPolicy", "Allow");
        Json.putIfAbsent(spec, "suspend", false);
        Json.putIfAbsent(spec, "successfulJobsHistoryLimit", 3);
        Json.putIfAbsent(spec, "failedJobsHistoryLimit", 1);
        if (spec.path("jobTemplate").get("spec") instanceof ObjectNode jobSpec) {
            template(jobSpec);
        }
    }

    private static void pod(ObjectNode pod) {
        PodDefaults.apply(Json.child(pod, "spec"));
        Json.putIfAbsent(Json.child(pod, "spec"), "serviceAccountName", "default");
        Json.putIfAbsent(Json.child(pod, "status"), "phase", "Pending");
    }

    private static void template(ObjectNode spec) {
        if (spec.path("template").get("spec") instanceof ObjectNode podSpec) {
            PodDefaults.apply(podSpec);
        }
    }

    private static void secret(ObjectNode secret) {
        Json.putIfAbsent(secret, "type", "Opaque");
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            ObjectNode data = Json.child(secret, "data");
            for (Map.Entry<String, JsonNode> entry : plain.properties()) {
                data.put(
                        entry.getKey(),
                        Base64.getEncoder()
                                .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static void networkPolicy(ObjectNode spec) {
        if (!spec.has("policyTypes")) {
            spec.putArray("policyTypes").add("Ingress");
            if (spec.has("egress")) {
                spec.withArray("/policyTypes").add("Egress");
            }
        }
    }
}
