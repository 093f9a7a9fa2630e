package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All objects of the cluster. Storage, uids, generations and resource versions are fabric8's; this class puts a typed
 * face on it and tells listeners of each change, in order and under the store's lock. Thread-safe; what is handed out
 * is a copy.
 */
final class ResourceStore {
    private final Dispatcher dispatcher = new Dispatcher();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    void addListener(Consumer<Change> listener) {
        listeners.add(listener);
    }

    synchronized Optional<ObjectNode> find(ResourceKind kind, String namespace, String name) {
        MockResponse response = dispatcher.handleGet(kind.path(namespace) + "/" + name);
        return response.code() == 200 ? Optional.of(read(response)) : Optional.empty();
    }

    ObjectNode get(ResourceKind kind, String namespace, String name) {
        return find(kind, namespace, name).orElseThrow(() -> ApiException.notFound(kind, name));
    }

    /** The objects of one namespace, or (namespace "") of all. */
    synchronized List<ObjectNode> list(ResourceKind kind, String namespace) {
        AttributeSet key = dispatcher.getKey(kind.path(namespace));
        List<ObjectNode> found = new ArrayList<>();
        dispatcher.getMap().forEach((attributes, text) -> {
            if (attributes.matches(key)) {
                ObjectNode object = parse(text);
                if (kind.describes(object)) {
                    found.add(object);
                }
            }
        });
        return found;
    }

    synchronized ObjectNode create(ResourceKind kind, String namespace, ObjectNode object) {
        String name = object.path("metadata").path("name").asText();
        if (find(kind, namespace, name).isPresent()) {
            throw ApiException.alreadyExists(kind, name);
        }
        return answer(kind, name, dispatcher.handleCreate(request(HttpMethod.POST, kind.path(namespace), object)));
    }

    /** Stores the next state of an object; the change function gets a copy and runs under the store's lock. */
    synchronized ObjectNode update(ResourceKind kind, String namespace, String name, UnaryOperator<ObjectNode> change) {
        return put(kind, namespace, name, "", change.apply(get(kind, namespace, name)));
    }

    /** As {@link #update}, but only {@code status} is stored, and the generation stays. */
    synchronized ObjectNode updateStatus(
            ResourceKind kind, String namespace, String name, UnaryOperator<ObjectNode> change) {
        return put(kind, namespace, name, "/status", change.apply(get(kind, namespace, name)));
    }

    private ObjectNode put(ResourceKind kind, String namespace, String name, String subresource, ObjectNode object) {
        String path = kind.path(namespace) + "/" + name + subresource;
        return answer(kind, name, dispatcher.handleUpdate(request(HttpMethod.PUT, path, object)));
    }

    /** Removes an object; gives its last state, or nothing when it was not there. */
    synchronized Optional<ObjectNode> delete(ResourceKind kind, String namespace, String name) {
        Optional<ObjectNode> last = find(kind, namespace, name);
        last.ifPresent(object -> dispatcher.handleDelete(kind.path(namespace) + "/" + name));
        return last;
    }

    /** Runs an action under the store's lock: nothing changes meanwhile. */
    synchronized void locked(Consumer<Long> action) {
        action.accept(dispatcher.lastVersion);
    }

    synchronized long resourceVersion() {
        return dispatcher.lastVersion;
    }

    private static ObjectNode answer(ResourceKind kind, String name, MockResponse response) {
        return switch (response.code()) {
            case 200, 201 -> read(response);
            case 404 -> throw ApiException.notFound(kind, name);
            case 409 -> throw ApiException.conflict(kind, name);
            default ->
                throw ApiException.badRequest(
                        response.getBody() == null
                                ? "the object was refused"
                                : response.getBody().readUtf8());
        };
    }

    private static RecordedRequest request(HttpMethod method, String path, ObjectNode body) {
        Headers headers =
                new Headers.Builder().add("Content-Type", "application/json").build();
        return new RecordedRequest("HTTP/1.1", method, path, headers, new Buffer(Json.bytes(body)));
    }

    private static ObjectNode read(MockResponse response) {
        return parse(response.getBody().readUtf8());
    }

    private static ObjectNode parse(String text) {
        ObjectNode object = Json.object(text.getBytes(StandardCharsets.UTF_8));
        // fabric8 writes an explicit null for cluster-scoped objects, which Go reads as a change
        if (object.path("metadata").path("namespace").isNull()) {
            ((ObjectNode) object.get("metadata")).remove("namespace");
        }
        return object;
    }

    private final class Dispatcher extends KubernetesCrudDispatcher {
        private long lastVersion;

        @Override
        public long requestResourceVersion() {
            lastVersion = super.requestResourceVersion();
            return lastVersion;
        }

        @Override
        public void processEvent(
                String path,
                AttributeSet pathAttributes,
                @Nullable AttributeSet oldAttributes,
                @Nullable GenericKubernetesResource resource,
                @Nullable String newState) {
            String before = oldAttributes == null ? null : map.get(oldAttributes);
            super.processEvent(path, pathAttributes, oldAttributes, resource, newState);
            if (newState == null ? before != null : !newState.equals(before)) {
                ResourceKind kind = ResourcePath.parse(path)
                        .orElseThrow(() -> new IllegalStateException("a change at an unknown path: " + path))
                        .kind();
                Change change = change(kind, before, newState);
                listeners.forEach(listener -> listener.accept(change));
            }
        }

        private Change change(ResourceKind kind, @Nullable String before, @Nullable String after) {
            ObjectNode previous = before == null ? null : parse(before);
            if (after != null) {
                Change.Type type = previous == null ? Change.Type.ADDED : Change.Type.MODIFIED;
                return new Change(type, kind, parse(after), previous, lastVersion);
            }
            if (previous == null) {
                throw new IllegalStateException("a change from nothing to nothing of " + kind.qualified());
            }
            // a deletion has a resource version of its own, or a watch could not resume after it
            ObjectNode last = previous.deepCopy();
            long version = requestResourceVersion();
            Json.child(last, "metadata").put("resourceVersion", Long.toString(version));
            return new Change(Change.Type.DELETED, kind, last, previous, version);
        }
    }
}
