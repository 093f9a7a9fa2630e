package io.drfailover.stacks.bundle;

/** An archive cannot be made; the message says what is wrong, where it was looked for, and how to provide it. */
public final class PackagingException extends RuntimeException {
    public PackagingException(String message) {
        super(message);
    }

    public PackagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
