package io.drfailover.drill.cluster;

import io.drfailover.drill.kubernetes.EksFront;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTPS on 127.0.0.1 with the face of EKS; what passes its token check goes on to another cluster, watches included. */
final class ClusterProxy implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";
    private static final long START_STOP_SECONDS = 10;
    private static final String NAMESPACES = "/api/v1/namespaces";
    private static final int CREATED = 201;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** What belongs to one connection and is not passed on. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host", "connection", "authorization", "content-length", "transfer-encoding", "accept-encoding", "upgrade");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger mutations = new AtomicInteger();
    private final AtomicBoolean madeNamespace = new AtomicBoolean();
    private final EksFront front;
    private final URI target;
    private final HttpClient http;
    private final HttpServer server;

    private ClusterProxy(EksFront front, KubernetesClient client) {
        this.front = front;
        this.target = URI.create(client.getMasterUrl().toString());
        this.http = client.getHttpClient();
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(ADDRESS)
                        .setPort(0)
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertValue(Buffer.buffer(front.serverCertificatePem()))
                                .addKeyValue(Buffer.buffer(front.serverKeyPem()))))
                .requestHandler(this::handle);
    }

    /** Starts to listen on a free port. */
    static ClusterProxy start(EksFront front, KubernetesClient client) throws IOException {
        ClusterProxy proxy = new ClusterProxy(front, client);
        try {
            await(proxy.server.listen());
            return proxy;
        } catch (IOException e) {
            proxy.close();
            throw e;
        }
    }

    URI endpoint() {
        return URI.create("https://" + ADDRESS + ":" + server.actualPort());
    }

    int requests() {
        return requests.get();
    }

    int mutations() {
        return mutations.get();
    }

    /** Whether the cluster has confirmed to somebody behind this proxy that it made a namespace. */
    boolean madeNamespace() {
        return madeNamespace.get();
    }

    void stopListening() {
        try {
            await(server.close());
        } catch (IOException e) {
            throw new IllegalStateException("closing the proxy's port", e);
        }
    }

    @Override
    public void close() {
        try {
            await(vertx.close());
        } catch (IOException e) {
            throw new IllegalStateException("stopping the proxy", e);
        }
    }

    private void handle(HttpServerRequest request) {
        requests.incrementAndGet();
        if (!READING.contains(request.method().name())) {
            mutations.incrementAndGet();
        }
        Optional<String> refusal = front.refusal(
                Optional.ofNullable(request.getHeader("Authorization")).orElse(""));
        if (refusal.isPresent()) {
            answer(request.response(), 401, refusal.get());
            return;
        }
        request.body().onSuccess(body -> forward(request, body.getBytes())).onFailure(e -> request.connection()
                .close());
    }

    private void forward(HttpServerRequest request, byte[] body) {
        HttpServerResponse response = request.response();
        var unused = http.consumeBytes(outgoing(request, body), (chunk, more) -> {
                    response.write(joined(chunk)).onSuccess(written -> more.consume());
                })
                .whenComplete((answer, failure) -> {
                    if (answer == null) {
                        answer(response, 502, "the cluster does not answer: " + failure);
                        return;
                    }
                    if (answer.code() == CREATED && request.path().equals(NAMESPACES)) {
                        madeNamespace.set(true);
                    }
                    response.setStatusCode(answer.code()).setChunked(true);
                    for (Map.Entry<String, List<String>> header :
                            answer.headers().entrySet()) {
                        if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                            response.putHeader(header.getKey(), header.getValue());
                        }
                    }
                    var end = answer.body().done().whenComplete((done, broken) -> response.end());
                    response.closeHandler(gone -> end.cancel(true));
                    answer.body().consume();
                });
    }

    private HttpRequest outgoing(HttpServerRequest request, byte[] body) {
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("application/json");
        HttpRequest.Builder outgoing =
                http.newHttpRequestBuilder().uri(target.resolve(request.uri())).forStreaming();
        if (body.length == 0) {
            outgoing.method(request.method().name(), type, null);
        } else {
            outgoing.method(request.method().name(), type, new ByteArrayInputStream(body), body.length);
        }
        request.headers().forEach(header -> {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                outgoing.setHeader(header.getKey(), header.getValue());
            }
        });
        return outgoing.build();
    }

    private static Buffer joined(List<ByteBuffer> chunk) {
        Buffer buffer = Buffer.buffer();
        for (ByteBuffer part : chunk) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            buffer.appendBytes(bytes);
        }
        return buffer;
    }

    private static void answer(HttpServerResponse response, int status, String body) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body);
    }

    private static <T> void await(Future<T> future) throws IOException {
        try {
            future.toCompletionStage().toCompletableFuture().get(START_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e.toString(), e);
        }
    }
}
