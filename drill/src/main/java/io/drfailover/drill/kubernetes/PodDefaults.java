package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The defaults of a pod's spec, in a pod or in the template of a workload; values as in k8s.io/api's comments. */
final class PodDefaults {
    private PodDefaults() {}

    static void apply(ObjectNode spec) {
        Json.putIfAbsent(spec, "restartPolicy", "Always");
        Json.putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
        Json.putIfAbsent(spec, "schedulerName", "default-scheduler");
        Json.putIfAbsent(spec, "terminationGracePeriodSeconds", 30);
        Json.putIfAbsent(spec, "securityContext", Json.object());
        if (spec.hasNonNull("serviceAccountName")) {
            Json.putIfAbsent(spec, "serviceAccount", spec.get("serviceAccountName"));
        }
        for (String list : new String[] {"initContainers", "containers"}) {
            for (JsonNode container : spec.path(list)) {
                if (container instanceof ObjectNode object) {
                    container(object);
                }
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            for (String source : new String[] {"configMap", "secret", "projected", "downwardAPI"}) {
                if (volume.get(source) instanceof ObjectNode object) {
                    Json.putIfAbsent(object, "defaultMode", 0644);
                }
            }
        }
    }

    private static void container(ObjectNode container) {
        String image = container.path("image").asText();
        boolean latest = image.endsWith(":latest")
                || image.substring(image.lastIndexOf('/') + 1).indexOf(':') < 0;
        Json.putIfAbsent(container, "imagePullPolicy", latest && !image.contains("@") ? "Always" : "IfNotPresent");
        Json.putIfAbsent(container, "terminationMessagePath", "/dev/termination-log");
        Json.putIfAbsent(container, "terminationMessagePolicy", "File");
        Json.putIfAbsent(container, "resources", Json.object());
        for (JsonNode port : container.path("ports")) {
            if (port instanceof ObjectNode object) {
                Json.putIfAbsent(object, "protocol", "TCP");
            }
        }
        for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
            if (container.get(probe) instanceof ObjectNode object) {
                probe(object);
            }
        }
    }

    private static void probe(ObjectNode probe) {
        Json.putIfAbsent(probe, "timeoutSeconds", 1);
        Json.putIfAbsent(probe, "periodSeconds", 10);
        Json.putIfAbsent(probe, "successThreshold", 1);
        Json.putIfAbsent(probe, "failureThreshold", 3);
        if (probe.get("httpGet") instanceof ObjectNode http) {
            Json.putIfAbsent(http, "path", "/");
            Json.putIfAbsent(http, "scheme", "HTTP");
        }
    }
}
