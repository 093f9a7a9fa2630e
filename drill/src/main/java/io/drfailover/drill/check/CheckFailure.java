package io.drfailover.drill.check;

/** The statement does not hold; the message says what was seen instead. */
public final class CheckFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what was seen. */
    public CheckFailure(String seen) {
        super(seen);
    }

    static void unless(boolean held, String seen) throws CheckFailure {
        if (!held) {
            throw new CheckFailure(seen);
        }
    }
}
