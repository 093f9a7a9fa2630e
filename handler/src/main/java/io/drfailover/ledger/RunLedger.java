package io.drfailover.ledger;

import java.util.Optional;

/**
 * Where runs are kept. Writes are conditional: who writes names the version it has read, so that a stale writer is
 * noticed instead of overwriting. The only thing that S3 is needed for here; another store with a compare-and-set serves
 * as well.
 */
public interface RunLedger {
    /**
     * The newest run, whatever its state.
     *
     * @throws LedgerException if it cannot be read
     */
    Optional<Entry> current();

    /**
     * Writes the next version of the current run, or a new run in its place. An answer that was lost is no conflict: the
     * write is recognised by the owner of its latest attempt.
     *
     * @param predecessor what {@link #current()} or {@link #write} returned, empty if there was none
     * @throws StaleVersionException if another invocation has written meanwhile
     * @throws LedgerException if it cannot be written; whether it was is then unknown
     */
    Entry write(Optional<Entry> predecessor, RunRecord run);

    /** Keeps a copy of the run for people, and for the time after the next run has begun. Best effort. */
    void publish(RunRecord run);

    /**
     * Keeps a document beside the run. Best effort.
     *
     * @param name file name, unique within the run
     */
    void keep(String runId, String name, String content);

    /**
     * A run and the version that was read or written.
     *
     * @param run the run
     * @param version opaque, the store's
     */
    record Entry(RunRecord run, String version) {}
}
