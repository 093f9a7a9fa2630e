package io.drfailover.drill.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API for one sandbox, on a free port of 127.0.0.1: the sandbox asks for its next event here and posts
 * its answers here (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";
    private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads;
    private final BlockingQueue<Pending> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<InvocationResult> initError = new CompletableFuture<>();
    private final CompletableFuture<Instant> ready = new CompletableFuture<>();
    private volatile @Nullable Pending current;

    private RuntimeApi(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts to listen. */
    public static RuntimeApi start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "runtime-api");
            thread.setDaemon(true);
            return thread;
        });
        RuntimeApi api = new RuntimeApi(server, threads);
        server.setExecutor(threads);
        server.createContext(ROOT, api::handle);
        server.start();
        return api;
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} must say. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes when the sandbox first asks for work: it has started. */
    public CompletableFuture<Instant> ready() {
        return ready;
    }

    /** Completes when the sandbox reports that it could not start. */
    public CompletableFuture<InvocationResult> initError() {
        return initError;
    }

    /** Hands an event to the sandbox; the result completes with the function's answer or error. */
    public CompletableFuture<InvocationResult> submit(
            String requestId, String invokedArn, String event, Instant deadline) {
        Pending pending = new Pending(requestId, invokedArn, event, deadline, new CompletableFuture<>());
        events.add(pending);
        return pending.result();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                answerNext(exchange);
            } else if (path.equals(ROOT + "init/error")) {
                initError.complete(new InvocationResult(InvocationResult.Outcome.FUNCTION_ERROR, body(exchange)));
                answer(exchange, 202, ACCEPTED);
            } else if (path.endsWith("/response")) {
                complete(exchange, "/response", InvocationResult.Outcome.ANSWERED);
            } else if (path.endsWith("/error")) {
                complete(exchange, "/error", InvocationResult.Outcome.FUNCTION_ERROR);
            } else {
                answer(exchange, 404, new byte[0]);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closing: the sandbox is gone.
        }
    }

    private void answerNext(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(Instant.now());
        Pending next = events.take();
        current = next;
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", next.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(next.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", next.invokedArn());
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        answer(exchange, 200, next.event().getBytes(StandardCharsets.UTF_8));
    }

    private void complete(HttpExchange exchange, String suffix, InvocationResult.Outcome outcome) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = body(exchange);
        Pending pending = current;
        if (pending == null || !path.equals(INVOCATION + pending.requestId() + suffix)) {
            answer(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        answer(exchange, 202, ACCEPTED);
        pending.result().complete(new InvocationResult(outcome, body));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private record Pending(
            String requestId,
            String invokedArn,
            String event,
            Instant deadline,
            CompletableFuture<InvocationResult> result) {}
}
