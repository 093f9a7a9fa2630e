package io.drfailover.ledger;

import io.drfailover.contract.Stage;
import java.util.Optional;

/** A ledger with the same rule as S3's: who writes must name what it has read. */
public final class InMemoryRunLedger implements RunLedger {
    private Entry entry;
    public int writes;
    public int reads;

    @Override
    public synchronized Optional<Entry> current() {
        reads++;
        return Optional.ofNullable(entry);
    }

    @Override
    public Entry begin(Optional<Entry> predecessor, RunRecord run) {
        return write(predecessor.map(Entry::version).orElse(""), run);
    }

    @Override
    public Entry update(Entry previous, RunRecord run) {
        return write(previous.version(), run);
    }

    private synchronized Entry write(String expected, RunRecord run) {
        if (!expected.equals(entry == null ? "" : entry.version())) {
            throw new LedgerException(Stage.TRIGGER, "written by another invocation", "nothing to do", null);
        }
        writes++;
        entry = new Entry(run, "v" + writes);
        return entry;
    }
}
