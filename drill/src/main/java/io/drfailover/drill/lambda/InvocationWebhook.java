package io.drfailover.drill.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Where the emulated AWS delivers an asynchronous invocation of the function, on a free port of 127.0.0.1. */
public final class InvocationWebhook implements AutoCloseable {
    private static final String FUNCTION_ARN = "X-Amz-Function-Arn";

    private final HttpServer server;

    private InvocationWebhook(HttpServer server) {
        this.server = server;
    }

    /** Starts to listen. */
    public static InvocationWebhook start(Receiver receiver) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> accept(exchange, receiver));
        server.start();
        return new InvocationWebhook(server);
    }

    /** Where to post to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/invoke");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void accept(HttpExchange exchange, Receiver receiver) throws IOException {
        try (exchange) {
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String arn = String.valueOf(exchange.getRequestHeaders().getFirst(FUNCTION_ARN));
            int status = 202; // As Lambda answers an asynchronous invocation.
            try {
                receiver.accept(arn, event);
            } catch (IllegalArgumentException e) {
                status = 404; // ResourceNotFoundException.
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Takes what is delivered. */
    public interface Receiver {
        /**
         * One event for the function or the alias of that ARN.
         *
         * @throws IllegalArgumentException when there is none
         */
        void accept(String functionArn, String event);
    }
}
