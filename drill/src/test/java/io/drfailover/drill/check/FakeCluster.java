package io.drfailover.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.drill.cluster.Cluster;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A cluster that holds what a test puts there. */
record FakeCluster(Map<String, List<JsonNode>> objectsByKind) implements Cluster {
    @Override
    public URI endpoint() {
        return URI.create("https://127.0.0.1:1");
    }

    @Override
    public String certificateAuthorityPem() {
        return "";
    }

    @Override
    public List<JsonNode> list(String apiVersion, String kind, String namespace) {
        return objectsByKind.getOrDefault(kind, List.of());
    }

    @Override
    public int requests() {
        return 0;
    }

    @Override
    public int mutations() {
        return 0;
    }

    @Override
    public void cutOff() {}

    @Override
    public String kubeconfig() {
        return "";
    }

    @Override
    public String description() {
        return "a test's";
    }

    @Override
    public void close() {}
}
