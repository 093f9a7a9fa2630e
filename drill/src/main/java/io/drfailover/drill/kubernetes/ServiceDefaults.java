package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The defaults of a Service, with an address and node ports given out once and kept over updates. */
final class ServiceDefaults {
    /** The range of EKS clusters. */
    private static final String ADDRESSES = "10.100.";

    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;

    private final ResourceStore store;

    ServiceDefaults(ResourceStore store) {
        this.store = store;
    }

    void apply(ObjectNode service) {
        ObjectNode spec = Json.child(service, "spec");
        Json.putIfAbsent(spec, "type", "ClusterIP");
        String type = spec.path("type").asText();
        if (type.equals("ExternalName")) {
            return;
        }
        for (JsonNode port : spec.path("ports")) {
            if (port instanceof ObjectNode object) {
                Json.putIfAbsent(object, "protocol", "TCP");
                Json.putIfAbsent(object, "targetPort", object.path("port"));
            }
        }
        Json.putIfAbsent(spec, "sessionAffinity", "None");
        Json.putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
        Json.putIfAbsent(spec, "ipFamilyPolicy", "SingleStack");
        Json.putIfAbsent(spec, "ipFamilies", Json.array().add("IPv4"));
        if (spec.path("clusterIP").asText().isEmpty()) {
            spec.put("clusterIP", freeAddress());
        }
        Json.putIfAbsent(
                spec, "clusterIPs", Json.array().add(spec.path("clusterIP").asText()));
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            Json.putIfAbsent(spec, "externalTrafficPolicy", "Cluster");
            nodePorts(service, spec);
        }
        Json.putIfAbsent(Json.child(service, "status"), "loadBalancer", Json.object());
    }

    private String freeAddress() {
        Set<String> taken = new HashSet<>();
        store.list(Catalog.SERVICES, "")
                .forEach(service ->
                        taken.add(service.path("spec").path("clusterIP").asText()));
        for (int i = 1; i < 65_000; i++) {
            String address = ADDRESSES + (i >> 8) + "." + (i & 255);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw ApiException.internal("no cluster IP is left");
    }

    private void nodePorts(ObjectNode service, ObjectNode spec) {
        String self = id(service);
        String name = service.path("metadata").path("name").asText();
        Set<Integer> taken = new HashSet<>();
        for (ObjectNode other : store.list(Catalog.SERVICES, "")) {
            if (!id(other).equals(self)) {
                other.path("spec")
                        .path("ports")
                        .forEach(port -> taken.add(port.path("nodePort").asInt()));
            }
        }
        for (JsonNode node : spec.path("ports")) {
            if (!(node instanceof ObjectNode port)) {
                continue;
            }
            int wanted = port.path("nodePort").asInt();
            String field = "spec.ports[0].nodePort";
            if (wanted != 0 && (wanted < FIRST_NODE_PORT || wanted > LAST_NODE_PORT)) {
                throw ApiException.invalid(
                        Catalog.SERVICES,
                        name,
                        field,
                        "Invalid value: " + wanted + ": provided port is not in the valid range. The range of valid"
                                + " ports is 30000-32767");
            }
            if (wanted != 0 && taken.contains(wanted)) {
                throw ApiException.invalid(
                        Catalog.SERVICES,
                        name,
                        field,
                        "Invalid value: " + wanted + ": provided port is already allocated");
            }
            int given = wanted == 0 ? free(taken) : wanted;
            taken.add(given);
            port.put("nodePort", given);
        }
    }

    private static int free(Set<Integer> taken) {
        for (int port = FIRST_NODE_PORT; port <= LAST_NODE_PORT; port++) {
            if (!taken.contains(port)) {
                return port;
            }
        }
        throw ApiException.internal("no node port is left");
    }

    private static String id(ObjectNode service) {
        JsonNode metadata = service.path("metadata");
        return metadata.path("namespace").asText() + "/" + metadata.path("name").asText();
    }
}
