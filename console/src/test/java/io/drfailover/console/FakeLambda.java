package io.drfailover.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lambda's Invoke on a free port of 127.0.0.1: answers what it was told to, the last answer again and again. */
final class FakeLambda implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    FakeLambda() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    record Received(String path, String type, String body) {}

    private record Reply(int status, String body, Map<String, String> headers) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    FakeLambda answers(String payload) {
        replies.add(new Reply(200, payload, Map.of()));
        return this;
    }

    FakeLambda fails(String payload) {
        replies.add(new Reply(200, payload, Map.of("X-Amz-Function-Error", "Unhandled")));
        return this;
    }

    FakeLambda refuses(int status, String code, String message) {
        replies.add(new Reply(
                status,
                "{\"Type\":\"User\",\"message\":\"" + message + "\",\"Message\":\"" + message + "\"}",
                Map.of("x-amzn-ErrorType", code)));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
            received.add(new Received(
                    exchange.getRequestURI().toString(),
                    type,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (type.equals("Event")) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
