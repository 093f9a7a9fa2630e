package io.drfailover.ledger;

import io.drfailover.Interruption;

/** Another invocation has written the current run meanwhile: what was decided on the version read before is void. */
public final class StaleVersionException extends Interruption {
    private static final long serialVersionUID = 1L;

    public StaleVersionException(String where) {
        super(where + " was written by another invocation meanwhile");
    }
}
