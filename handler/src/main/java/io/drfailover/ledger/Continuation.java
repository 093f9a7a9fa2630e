package io.drfailover.ledger;

/** Invokes the function again, asynchronously, to go on with a run. */
@FunctionalInterface
public interface Continuation {
    /**
     * Invokes.
     *
     * @param functionArn the function and alias that was invoked now
     * @param runId the run
     * @param epoch the epoch that has parked it; a continuation of another epoch does nothing
     * @throws LedgerException if Lambda did not accept it
     */
    void invoke(String functionArn, String runId, int epoch);
}
