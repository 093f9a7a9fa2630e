package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One watch request: streams changes as JSON lines until the client leaves or its timeout ends. */
final class Watch implements Consumer<Change> {
    /** What clients get that name no timeout; the real API server takes 30 to 60 minutes. */
    private static final long DEFAULT_TIMEOUT_SECONDS = 1_800;

    private final ResourcePath path;
    private final Predicate<ObjectNode> selected;
    private final HttpServerResponse response;
    private final Context context;

    private Watch(ResourcePath path, Predicate<ObjectNode> selected, HttpServerResponse response, Context context) {
        this.path = path;
        this.selected = selected;
        this.response = response;
        this.context = context;
    }

    /** Starts streaming; must be called on the event loop that serves the request. */
    static void open(Vertx vertx, ResourceStore store, ChangeLog log, ResourcePath path, HttpServerRequest request) {
        Predicate<ObjectNode> selected =
                Selector.of(request.getParam("labelSelector"), request.getParam("fieldSelector"));
        HttpServerResponse response = request.response();
        Watch watch = new Watch(path, selected, response, vertx.getOrCreateContext());
        store.locked(version -> {
            watch.start(store, log, version, request);
            log.follow(watch);
        });
        long timer = vertx.setTimer(1_000 * timeoutSeconds(request), expired -> response.end());
        response.closeHandler(closed -> {
            log.unfollow(watch);
            vertx.cancelTimer(timer);
        });
        response.endHandler(ended -> log.unfollow(watch));
    }

    private static long timeoutSeconds(HttpServerRequest request) {
        String timeout = request.getParam("timeoutSeconds", "");
        return timeout.matches("[1-9]\\d{0,4}") ? Long.parseLong(timeout) : DEFAULT_TIMEOUT_SECONDS;
    }

    private void start(ResourceStore store, ChangeLog log, long version, HttpServerRequest request) {
        String from = request.getParam("resourceVersion", "");
        boolean initialEvents = request.getParam("sendInitialEvents", "").equals("true");
        if (!from.isEmpty() && !from.equals("0") && !initialEvents) {
            if (!from.matches("\\d{1,18}")) {
                throw ApiException.badRequest("resourceVersion: invalid value: " + from);
            }
            var missed = log.since(Long.parseLong(from));
            begin();
            missed.forEach(this);
            return;
        }
        begin();
        for (ObjectNode object : store.list(path.kind(), path.namespace())) {
            if (concerns(object)) {
                send("ADDED", object);
            }
        }
        if (initialEvents) {
            ObjectNode bookmark = Json.object()
                    .put("kind", path.kind().kind())
                    .put("apiVersion", path.kind().apiVersion());
            ObjectNode metadata = bookmark.putObject("metadata").put("resourceVersion", Long.toString(version));
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
            send("BOOKMARK", bookmark);
        }
    }

    private void begin() {
        response.setChunked(true).putHeader("Content-Type", "application/json");
        // the headers go out at once: a client waits for them even when nothing changes for long
        response.writeHead();
    }

    @Override
    public void accept(Change change) {
        if (!change.kind().equals(path.kind())
                || !(path.namespace().isEmpty() || path.namespace().equals(change.namespace()))) {
            return;
        }
        boolean before = change.previous() != null && concerns(change.previous());
        boolean after = change.type() != Change.Type.DELETED && concerns(change.object());
        if (before && after) {
            send("MODIFIED", change.object());
        } else if (after) {
            send("ADDED", change.object());
        } else if (before) {
            send("DELETED", change.object());
        }
    }

    private boolean concerns(ObjectNode object) {
        return (path.isCollection()
                        || path.name()
                                .equals(object.path("metadata").path("name").asText()))
                && selected.test(object);
    }

    private void send(String type, ObjectNode object) {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", object);
        String line = Json.text(event) + "\n";
        context.runOnContext(now -> {
            if (!response.ended() && !response.closed()) {
                response.write(line);
            }
        });
    }
}
