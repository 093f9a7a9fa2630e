package io.drfailover.drill.aws;

import java.io.Serial;

/** The emulated AWS could not be started, or refused what was asked of it. The message says what to do. */
public final class EmulatedAwsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    EmulatedAwsException(String message) {
        super(message);
    }

    EmulatedAwsException(String message, Throwable cause) {
        super(message, cause);
    }
}
