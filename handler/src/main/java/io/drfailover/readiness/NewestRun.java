package io.drfailover.readiness;

import io.drfailover.ledger.LedgerException;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import java.util.Optional;

/** The newest run of the ledger, read once in an evaluation: all checks speak of the same one. Thread-safe. */
public final class NewestRun {
    private final Once<Optional<RunRecord>> current;

    public NewestRun(RunLedger ledger) {
        this.current = new Once<>(() -> ledger.current().map(RunLedger.Entry::run));
    }

    /**
     * Whatever its state; empty if there was none yet.
     *
     * @throws LedgerException if it cannot be read
     */
    Optional<RunRecord> read() {
        return current.get();
    }

    /** The one that is under way or may be gone on with; empty as well when the ledger cannot be read. */
    Optional<RunRecord> open() {
        return current.attempt().flatMap(run -> run).filter(NewestRun::isOpen);
    }

    static boolean isOpen(RunRecord run) {
        return run.acknowledged() == null && run.state() != RunState.SUCCEEDED;
    }
}
