package io.drfailover.console;

/** What is said to a person who ends a view with Ctrl-C: what was looked at goes on. */
final class Farewell implements AutoCloseable {
    private final Thread hook;

    /** Until it is closed, {@code words} are said when the JVM is ended from outside. */
    Farewell(Runnable words) {
        hook = new Thread(words, "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // It is being said already.
        }
    }
}
