package io.drfailover;

/**
 * Root of everything that ends what an invocation does without failing its run: it goes on elsewhere, or later, or its
 * end is told by something else.
 */
public abstract class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Interruption(String message) {
        super(message);
    }

    protected Interruption(String message, Throwable cause) {
        super(message, cause);
    }
}
