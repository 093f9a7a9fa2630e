package io.drfailover.ledger;

import io.drfailover.contract.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger with the same rule as S3's: who writes must name what it has read. */
public final class InMemoryRunLedger implements RunLedger {
    private Entry entry;
    public int writes;
    public int reads;
    public final List<String> kept = new ArrayList<>();
    public final List<String> published = new ArrayList<>();

    @Override
    public synchronized Optional<Entry> current() {
        reads++;
        return Optional.ofNullable(entry);
    }

    @Override
    public synchronized Entry write(Optional<Entry> predecessor, RunRecord run) {
        String expected = predecessor.map(Entry::version).orElse("");
        if (!expected.equals(entry == null ? "" : entry.version())) {
            throw new StaleVersionException("the ledger");
        }
        writes++;
        entry = new Entry(run, "v" + writes);
        return entry;
    }

    @Override
    public synchronized void publish(RunRecord run) {
        published.add(run.runId());
    }

    @Override
    public synchronized void keep(String runId, String name, String content) {
        kept.add(name);
    }

    public RunRecord run() {
        return current().orElseThrow().run();
    }

    /** What a document that is none ends with. */
    public static LedgerException unreadable(String key) {
        return new LedgerException(Stage.TRIGGER, key + " is not readable", "repair it", null);
    }
}
