package io.drfailover.drill.primary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A database's port: accepts connections and says nothing, as a PostgreSQL that waits for the client's first word. */
final class DatabaseListener {
    private static final int BACKLOG = 16;

    private final ServerSocket listener;
    private final int port;
    private final AtomicInteger connections = new AtomicInteger();
    private final HeldPort afterwards;
    private boolean dead;

    private DatabaseListener(ServerSocket listener) {
        this.listener = listener;
        this.port = listener.getLocalPort();
        this.afterwards = new HeldPort(port);
    }

    static DatabaseListener start() throws IOException {
        DatabaseListener database =
                new DatabaseListener(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(database::accept, "primary-database");
        thread.setDaemon(true);
        thread.start();
        return database;
    }

    int port() {
        return port;
    }

    int connections() {
        return connections.get();
    }

    synchronized void close() {
        if (dead) {
            return;
        }
        dead = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing the port " + port + " of the primary database", e);
        }
        afterwards.hold();
    }

    void release() {
        afterwards.release();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                connections.incrementAndGet();
            } catch (IOException e) {
                Thread.onSpinWait(); // It died, or the client was gone already: the loop's condition tells.
            }
        }
    }
}
