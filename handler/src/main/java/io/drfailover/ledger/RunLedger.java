package io.drfailover.ledger;

import java.util.Optional;

/**
 * Where runs are kept. Writes are conditional: who writes names the version it has read, so that a stale writer is
 * noticed instead of overwriting.
 */
public interface RunLedger {
    /** The newest run, whatever its state. */
    Optional<Entry> current();

    /**
     * Writes a run that becomes the current one.
     *
     * @param predecessor what {@link #current()} returned, empty if there was none
     * @throws LedgerException if another invocation has written meanwhile
     */
    Entry begin(Optional<Entry> predecessor, RunRecord run);

    /**
     * Writes the next version of the current run.
     *
     * @throws LedgerException if another invocation has written meanwhile
     */
    Entry update(Entry entry, RunRecord run);

    /**
     * A run and the version that was read or written.
     *
     * @param run the run
     * @param version opaque, the store's
     */
    record Entry(RunRecord run, String version) {}
}
