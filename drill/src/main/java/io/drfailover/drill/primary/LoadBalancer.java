package io.drfailover.drill.primary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An application behind its load balancer: answers every request with 200. */
final class LoadBalancer {
    private static final byte[] PAGE = "the application works\n".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final int port;
    private final AtomicInteger answers = new AtomicInteger();
    private final HeldPort afterwards;
    private boolean dead;

    private LoadBalancer(HttpServer server) {
        this.server = server;
        this.port = server.getAddress().getPort();
        this.afterwards = new HeldPort(port);
    }

    static LoadBalancer start() throws IOException {
        LoadBalancer loadBalancer =
                new LoadBalancer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        loadBalancer.server.createContext("/", loadBalancer::answer);
        loadBalancer.server.start();
        return loadBalancer;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    int answers() {
        return answers.get();
    }

    synchronized void close() {
        if (!dead) {
            dead = true;
            server.stop(0);
            afterwards.hold();
        }
    }

    void release() {
        afterwards.release();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean body = !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, body ? PAGE.length : -1);
            if (body) {
                exchange.getResponseBody().write(PAGE);
            }
            answers.incrementAndGet();
        }
    }
}
