package io.drfailover.console.function;

/** The deployed function. */
public interface RemoteFunction extends AutoCloseable {
    /**
     * Sends an order and waits for the answer.
     *
     * @throws UnreachableException if there is none
     */
    Answer ask(Order order);

    /**
     * Leaves an order with Lambda, which carries it out and repeats it where it fails.
     *
     * @throws UnreachableException if Lambda did not take it
     */
    void send(Order order);

    @Override
    void close();

    /** How one is opened. */
    @FunctionalInterface
    interface Opening {
        /** Opens; nothing is sent yet. */
        RemoteFunction open(FunctionAddress address);
    }
}
