package io.drfailover.ledger;

import io.drfailover.contract.Stage;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A ledger whose first slow write answers only when it is told to. */
final class SlowLedger implements RunLedger {
    private final RunLedger ledger;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    volatile boolean slow;
    volatile boolean cutOff;

    SlowLedger(RunLedger ledger) {
        this.ledger = ledger;
    }

    boolean isWriting() {
        return begun.getCount() == 0;
    }

    void answer() {
        answered.countDown();
    }

    @Override
    public Optional<Entry> current() {
        return ledger.current();
    }

    @Override
    public Entry write(Optional<Entry> predecessor, RunRecord run) {
        if (slow) {
            begun.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                cutOff = true;
                throw new LedgerException(Stage.TRIGGER, "Thread was interrupted", "wait", e);
            }
        }
        return ledger.write(predecessor, run);
    }

    @Override
    public void publish(RunRecord run) {}

    @Override
    public void keep(String runId, String name, String content) {}
}
