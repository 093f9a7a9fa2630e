package io.drfailover.drill;

import java.util.ArrayDeque;
import java.util.Deque;

/** What runs during a drill. Closing ends all of it, last started first. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Takes one more into custody. */
    synchronized <T extends AutoCloseable> T keep(T part) {
        parts.addFirst(part);
        return part;
    }

    /** Ends everything; a part that objects does not keep the others alive. */
    @Override
    public synchronized void close() {
        for (AutoCloseable part = parts.pollFirst(); part != null; part = parts.pollFirst()) {
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                System.err.println("closing " + part.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }
}
