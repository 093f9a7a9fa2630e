package io.drfailover.drill.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Drains one pipe of a child on its own thread, line by line, until the pipe ends. */
public final class LinePump {
    private final Thread thread;

    private LinePump(Thread thread) {
        this.thread = thread;
    }

    /** Starts draining; {@code lines} is called on the pump's thread and must not throw. */
    public static LinePump start(String name, InputStream pipe, Consumer<String> lines) {
        Thread thread = new Thread(() -> drain(pipe, lines), name);
        thread.setDaemon(true);
        thread.start();
        return new LinePump(thread);
    }

    /** Waits until everything that the child wrote has been seen, at most {@code millis}. */
    public void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private static void drain(InputStream pipe, Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            lines.accept("(the pipe broke: " + e.getMessage() + ")");
        }
    }
}
