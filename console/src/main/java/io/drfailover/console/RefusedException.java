package io.drfailover.console;

/** It was not done: the function, or the person, did not agree. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final String payload;

    /** With the function's own words for {@code --json}, or "". */
    RefusedException(String problem, String remedy, String payload) {
        super(problem);
        this.remedy = remedy;
        this.payload = payload;
    }

    RefusedException(String problem, String remedy) {
        this(problem, remedy, "");
    }

    String remedy() {
        return remedy;
    }

    String payload() {
        return payload;
    }
}
