package io.drfailover.console.function;

import org.jspecify.annotations.Nullable;

/** The function was not reached, or its answer did not come back. The message says what to do. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnreachableException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
