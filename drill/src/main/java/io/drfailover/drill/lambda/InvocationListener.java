package io.drfailover.drill.lambda;

/** Hears of each attempt when it begins and when it has ended; must not block. */
public interface InvocationListener {
    /** The event is handed to the sandbox of that number. */
    default void began(int sandbox, String requestId, int attempt, String origin) {}

    /** The attempt has ended, whatever way. */
    default void ended(Invocation invocation) {}

    /** For those who do not care. */
    static InvocationListener none() {
        return new InvocationListener() {};
    }
}
