package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.cluster.Cluster;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The variables that a pod's containers will see, with references to ConfigMaps and Secrets resolved as a kubelet does. */
final class PodEnvironment {
    private final Map<String, JsonNode> configMaps = new TreeMap<>();
    private final Map<String, JsonNode> secrets = new TreeMap<>();

    PodEnvironment(Cluster cluster, String namespace) {
        cluster.list("v1", "ConfigMap", namespace)
                .forEach(map -> configMaps.put(map.at("/metadata/name").asText(), map.path("data")));
        cluster.list("v1", "Secret", namespace)
                .forEach(secret -> secrets.put(secret.at("/metadata/name").asText(), secret.path("data")));
    }

    /** The variables of one container. */
    Map<String, String> of(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode source : container.path("envFrom")) {
            String prefix = source.path("prefix").asText("");
            data(configMaps, source.at("/configMapRef/name"))
                    .fields()
                    .forEachRemaining(entry -> variables.put(
                            prefix + entry.getKey(), entry.getValue().asText()));
            data(secrets, source.at("/secretRef/name"))
                    .fields()
                    .forEachRemaining(entry -> variables.put(
                            prefix + entry.getKey(), decoded(entry.getValue().asText())));
        }
        for (JsonNode variable : container.path("env")) {
            variables.put(variable.path("name").asText(), value(variable));
        }
        return variables;
    }

    private String value(JsonNode variable) {
        JsonNode map = variable.at("/valueFrom/configMapKeyRef");
        if (!map.isMissingNode()) {
            return data(configMaps, map.path("name"))
                    .path(map.path("key").asText())
                    .asText("");
        }
        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
        if (!secret.isMissingNode()) {
            return decoded(data(secrets, secret.path("name"))
                    .path(secret.path("key").asText())
                    .asText(""));
        }
        return variable.path("value").asText("");
    }

    private static JsonNode data(Map<String, JsonNode> objects, JsonNode name) {
        return objects.getOrDefault(name.asText(""), com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
