package io.drfailover.drill.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where the emulated AWS delivers invocations of the function, on a free port of 127.0.0.1: events at once, and what is
 * waited for when the function has ended.
 */
public final class InvocationWebhook implements AutoCloseable {
    private static final String FUNCTION_ARN = "X-Amz-Function-Arn";
    private static final String INVOCATION_TYPE = "X-Amz-Invocation-Type";
    private static final String FUNCTION_ERROR = "X-Amz-Function-Error";
    private static final int OK = 200;
    /** As Lambda answers an asynchronous invocation. */
    private static final int ACCEPTED = 202;

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads;

    private InvocationWebhook(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts to listen. */
    public static InvocationWebhook start(Receiver receiver) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // Several may wait for the function at the same time.
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "invocation-webhook");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, receiver));
        server.start();
        return new InvocationWebhook(server, threads);
    }

    /** Where to post to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/invoke");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange, Receiver receiver) throws IOException {
        try (exchange) {
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String arn = String.valueOf(exchange.getRequestHeaders().getFirst(FUNCTION_ARN));
            try {
                if ("RequestResponse".equals(exchange.getRequestHeaders().getFirst(INVOCATION_TYPE))) {
                    answer(exchange, receiver.invoke(arn, event));
                } else {
                    receiver.accept(arn, event);
                    exchange.sendResponseHeaders(ACCEPTED, -1);
                }
            } catch (IllegalArgumentException e) {
                exchange.sendResponseHeaders(NOT_FOUND, -1); // ResourceNotFoundException.
            } catch (TooManyInvocationsException e) {
                exchange.sendResponseHeaders(TOO_MANY_REQUESTS, -1); // TooManyRequestsException.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // Closing.
                exchange.sendResponseHeaders(UNAVAILABLE, -1);
            }
        }
    }

    private static void answer(HttpExchange exchange, InvocationResult result) throws IOException {
        byte[] payload = result.payload().getBytes(StandardCharsets.UTF_8);
        if (!result.answered()) {
            exchange.getResponseHeaders().set(FUNCTION_ERROR, "Unhandled");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, payload.length == 0 ? -1 : payload.length);
        exchange.getResponseBody().write(payload);
    }

    /** Takes what is delivered. */
    public interface Receiver {
        /**
         * One event for the function or the alias of that ARN.
         *
         * @throws IllegalArgumentException when there is none
         */
        void accept(String functionArn, String event);

        /**
         * The same, for somebody who waits for the answer.
         *
         * @throws IllegalArgumentException when there is no such function or alias
         * @throws TooManyInvocationsException when it handles as many events as it may
         */
        InvocationResult invoke(String functionArn, String event)
                throws InterruptedException, TooManyInvocationsException;
    }
}
