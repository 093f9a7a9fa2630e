package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS front of the emulated API: authenticates, routes, answers and keeps a record of every request. */
final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final String ADDRESS = "127.0.0.1";
    private static final long START_STOP_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final Queue<ApiRequest> requests = new ConcurrentLinkedQueue<>();
    private final Authenticator authenticator;
    private final ResourceStore store;
    private final ChangeLog log;
    private final ResourceEndpoint resources;
    private final HttpServer server;

    ApiServer(
            Certificates certificates,
            Authenticator authenticator,
            ResourceStore store,
            ChangeLog log,
            ResourceEndpoint resources) {
        this.authenticator = authenticator;
        this.store = store;
        this.log = log;
        this.resources = resources;
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(ADDRESS)
                        .setPort(0)
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertValue(Buffer.buffer(certificates.serverPem()))
                                .addKeyValue(Buffer.buffer(certificates.serverKeyPem()))))
                .requestHandler(this::handle);
        await(server.listen(), "starting the emulated Kubernetes API");
    }

    URI endpoint() {
        return URI.create("https://" + ADDRESS + ":" + server.actualPort());
    }

    List<ApiRequest> requests() {
        return List.copyOf(requests);
    }

    /** Closes the port and every open connection; later connections are refused. */
    void stopListening() {
        await(server.close(), "closing the emulated Kubernetes API's port");
    }

    private void handle(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> answer(request, body.getBytes()))
                .onFailure(e -> LOG.debug("a request that ended early: {}", e.getMessage()));
    }

    private void answer(HttpServerRequest request, byte[] body) {
        String user = "";
        try {
            user = authenticator.authenticate(request.getHeader("Authorization"));
            if (request.method().equals(HttpMethod.GET) && isWatch(request)) {
                Watch.open(vertx, store, log, resource(request), request);
                record(request, user, 200);
                return;
            }
            send(request, user, route(request, body));
        } catch (ApiException e) {
            send(request, user, new ApiAnswer(e.code(), e.body()));
        } catch (RuntimeException e) {
            LOG.error("answering {} {}", request.method(), request.path(), e);
            ApiException internal = ApiException.internal("the emulated API failed: " + e);
            send(request, user, new ApiAnswer(internal.code(), internal.body()));
        }
    }

    private static boolean isWatch(HttpServerRequest request) {
        return List.of("true", "1").contains(request.getParam("watch", ""));
    }

    private ApiAnswer route(HttpServerRequest request, byte[] body) {
        String path = request.path();
        if (request.method().equals(HttpMethod.GET)) {
            if (List.of("/healthz", "/livez", "/readyz").contains(path)) {
                return new ApiAnswer(200, Json.object().put("status", "ok"));
            }
            var document = Discovery.document(path).or(() -> OpenApi.document(path));
            if (document.isPresent()) {
                return new ApiAnswer(200, document.get());
            }
        }
        ResourcePath resource = resource(request);
        return switch (request.method().name()) {
            case "GET" ->
                resource.isCollection() ? resources.list(resource, request.params()) : resources.get(resource);
            case "POST" -> resources.create(resource, request.params(), object(body));
            case "PUT" -> resources.replace(resource, request.params(), object(body));
            case "PATCH" -> resources.patch(resource, request.params(), contentType(request), Json.tree(body));
            case "DELETE" ->
                resources.delete(resource, request.params(), body.length == 0 ? Json.object() : object(body));
            default -> throw ApiException.noSuchPath();
        };
    }

    private static ResourcePath resource(HttpServerRequest request) {
        return ResourcePath.parse(request.path()).orElseThrow(ApiException::noSuchPath);
    }

    private static ObjectNode object(byte[] body) {
        return ProtobufBody.isProtobuf(body) ? ProtobufBody.toJson(body) : Json.object(body);
    }

    private static String contentType(HttpServerRequest request) {
        String type = request.headers().contains("Content-Type") ? request.getHeader("Content-Type") : "";
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private void send(HttpServerRequest request, String user, ApiAnswer answer) {
        record(request, user, answer.status());
        request.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(Json.bytes(answer.body())));
    }

    private void record(HttpServerRequest request, String user, int status) {
        requests.add(new ApiRequest(request.method().name(), request.path(), user, status));
    }

    @Override
    public void close() {
        await(vertx.close(), "stopping the emulated Kubernetes API");
    }

    private static <T> void await(Future<T> future, String doing) {
        try {
            future.toCompletionStage().toCompletableFuture().get(START_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(doing + ": interrupted", e);
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            throw new IllegalStateException(doing + ": " + e, e);
        }
    }
}
