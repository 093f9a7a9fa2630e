package io.drfailover.drill.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Where the emulated CloudWatch delivers an alarm that is meant for the function, on a free port of 127.0.0.1. */
public final class AlarmWebhook implements AutoCloseable {
    private final HttpServer server;

    private AlarmWebhook(HttpServer server) {
        this.server = server;
    }

    /** Starts to listen; {@code events} gets each alarm event as JSON. */
    public static AlarmWebhook start(Consumer<String> events) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> accept(exchange, events));
        server.start();
        return new AlarmWebhook(server);
    }

    /** Where to post to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/invoke");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void accept(HttpExchange exchange, Consumer<String> events) throws IOException {
        try (exchange) {
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, -1); // As Lambda answers an asynchronous invocation.
            events.accept(event);
        }
    }
}
