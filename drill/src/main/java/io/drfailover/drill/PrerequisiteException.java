package io.drfailover.drill;

/** This machine lacks something that a drill needs; the message says what, and how to get it. */
public final class PrerequisiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is missing. */
    public PrerequisiteException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With what is missing. */
    public PrerequisiteException(String message) {
        super(message);
    }
}
