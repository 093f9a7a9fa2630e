package io.drfailover.drill.lambda;

/** The function handles as many events as its concurrency allows; whoever waits for an answer is refused. */
public final class TooManyInvocationsException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyInvocationsException(int concurrency) {
        super("all " + concurrency + " executions are in use");
    }
}
