package io.drfailover.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.terraform.PlannedResource;
import io.drfailover.terraform.StateResource;
import java.util.List;

/** What terraform would say. */
final class Plans {
    private static final JsonMapper JSON = new JsonMapper();

    private Plans() {}

    static PlannedResource planned(String type, String values) {
        try {
            return new PlannedResource(type + ".x", type, JSON.readTree(values));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static StateResource tainted(String type, String id) {
        return new StateResource(
                type + ".x", type, true, JSON.createObjectNode().put("id", id), List.of());
    }
}
