package io.drfailover.drill.primary;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the port of a server that died: bound, so that no program on this machine that asks for a free port gets it and
 * answers in the dead one's name; not listening, so that connections to it are refused.
 */
final class HeldPort {
    /** A server lets its port go a moment after it was told to. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final long PAUSE_MILLIS = 20;

    private final int port;
    private @Nullable Socket holder;

    HeldPort(int port) {
        this.port = port;
    }

    synchronized void hold() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (holder == null) {
            try {
                holder = bound();
            } catch (BindException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("keeping the port " + port + " of a dead server", e);
                }
                pause();
            } catch (IOException e) {
                throw new IllegalStateException("keeping the port " + port + " of a dead server", e);
            }
        }
    }

    synchronized void release() {
        Socket socket = holder;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException("letting the port " + port + " go", e);
            }
        }
    }

    private Socket bound() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true); // Connections of the dead server linger on the port.
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
