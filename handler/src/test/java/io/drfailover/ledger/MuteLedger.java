package io.drfailover.ledger;

import io.drfailover.contract.Stage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger that stops answering. */
final class MuteLedger implements RunLedger {
    private final RunLedger ledger;
    volatile boolean mute;
    final AtomicInteger refused = new AtomicInteger();

    MuteLedger(RunLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<Entry> current() {
        return ledger.current();
    }

    @Override
    public Entry write(Optional<Entry> predecessor, RunRecord run) {
        if (mute) {
            refused.incrementAndGet();
            throw new LedgerException(Stage.TRIGGER, "S3 does not answer", "wait", null);
        }
        return ledger.write(predecessor, run);
    }

    @Override
    public void publish(RunRecord run) {}

    @Override
    public void keep(String runId, String name, String content) {}
}
