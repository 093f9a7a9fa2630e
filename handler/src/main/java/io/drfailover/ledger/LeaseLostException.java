package io.drfailover.ledger;

import io.drfailover.Interruption;

/**
 * Another invocation has the run. Not a failure of the run: whoever meets this stops what it does, writes nothing and
 * tells nobody.
 */
public final class LeaseLostException extends Interruption {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String runId, int epoch) {
        super("the run " + runId + " was taken over; epoch " + epoch + " is over");
    }
}
