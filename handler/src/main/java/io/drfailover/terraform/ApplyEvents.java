package io.drfailover.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns terraform's machine-readable events (Terraform documentation, "Machine-Readable UI") into progress: each
 * resource in creation is a wait for AWS.
 */
final class ApplyEvents implements Consumer<String>, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Progress progress;
    private final Map<String, Progress.Wait> underWay = new HashMap<>();

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
            }
            default -> {
                // Other events carry nothing that a person waits for.
            }
        }
    }

    @Override
    public synchronized void close() {
        underWay.values().forEach(Progress.Wait::close);
        underWay.clear();
    }
}
