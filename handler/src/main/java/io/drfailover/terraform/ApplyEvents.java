package io.drfailover.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns terraform's machine-readable events (Terraform documentation, "Machine-Readable UI") into progress: each
 * resource in creation is a wait for AWS. Keeps how each of them ended. Thread-safe.
 */
final class ApplyEvents implements Consumer<String>, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /** Far more than the gate lets pass; a bound for the ledger, about 200 bytes each. */
    private static final int MOST_KEPT = 500;

    private final Progress progress;
    private final Map<String, Progress.Wait> underWay = new HashMap<>();
    private final List<String> kept = new ArrayList<>();

    ApplyEvents(Progress progress) {
        this.progress = progress;
    }

    @Override
    public synchronized void accept(String line) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return;
        }
        JsonNode hook = event.path("hook");
        String address = hook.path("resource").path("addr").asText("");
        switch (event.path("type").asText("")) {
            case "apply_start" ->
                underWay.put(
                        address,
                        progress.waiting(
                                Stage.INFRASTRUCTURE,
                                address,
                                hook.path("action").asText("create") + " " + address));
            case "apply_complete", "apply_errored" -> {
                Progress.Wait wait = underWay.remove(address);
                if (wait != null) {
                    wait.close();
                }
                keep(event, address);
            }
            case "diagnostic" -> {
                if (event.path("@level").asText("").equals("error")) {
                    keep(event, event.path("diagnostic").path("address").asText(""));
                }
            }
            default -> {
                // Other events carry nothing that a person waits for, and outputs may be secrets.
            }
        }
    }

    /** How each resource ended, in terraform's own form without its values: JSON, a line each. */
    synchronized List<String> kept() {
        return List.copyOf(kept);
    }

    /** Ids are not secret; details of errors may quote what AWS was asked, so they stay in the log. */
    private void keep(JsonNode event, String address) {
        if (kept.size() == MOST_KEPT) {
            return;
        }
        ObjectNode line = JSON.createObjectNode();
        line.set("@timestamp", event.path("@timestamp"));
        line.set("type", event.path("type"));
        line.put("addr", address);
        for (String field : List.of("action", "id_value", "elapsed_seconds")) {
            if (event.path("hook").has(field)) {
                line.set(field, event.path("hook").path(field));
            }
        }
        if (event.path("diagnostic").has("summary")) {
            line.set("summary", event.path("diagnostic").path("summary"));
        }
        kept.add(line.toString());
    }

    @Override
    public synchronized void close() {
        underWay.values().forEach(Progress.Wait::close);
        underWay.clear();
    }
}
