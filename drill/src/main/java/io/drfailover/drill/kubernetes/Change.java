package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One change of the store, as watches and controllers see it.
 *
 * @param type ADDED, MODIFIED or DELETED
 * @param object the object after the change; for DELETED the last state, with the resource version of its deletion
 * @param previous the object before the change; null for ADDED
 */
record Change(Type type, ResourceKind kind, ObjectNode object, @Nullable ObjectNode previous, long resourceVersion) {
    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    String namespace() {
        return object.path("metadata").path("namespace").asText();
    }

    String name() {
        return object.path("metadata").path("name").asText();
    }
}
