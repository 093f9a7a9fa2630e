package io.drfailover.ledger;

/** Renews the lease of the invocation that works on a run, as long as it does. */
@FunctionalInterface
public interface Heartbeat {
    /**
     * Begins to renew.
     *
     * @param journal whose lease
     * @param lost called once, when the lease could not be renewed in time or another invocation has it
     */
    Beating start(RunJournal journal, Runnable lost);

    /** Beating until closed. */
    interface Beating extends AutoCloseable {
        @Override
        void close();
    }
}
