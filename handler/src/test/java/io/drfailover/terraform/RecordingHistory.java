package io.drfailover.terraform;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes into the same journal as the fakes beside it, so that the order of everything can be seen. */
final class RecordingHistory implements InfrastructureHistory {
    final Deque<LockHolder> verdicts = new ArrayDeque<>();
    private final List<String> journal;

    RecordingHistory(List<String> journal) {
        this.journal = journal;
    }

    @Override
    public void fence() {
        journal.add("fence");
    }

    @Override
    public LockHolder holderOfLockFrom(Instant created) {
        return verdicts.size() > 1 ? verdicts.remove() : verdicts.element();
    }

    @Override
    public void remember(String key, String value) {
        journal.add("remember " + key + ": " + value);
    }

    @Override
    public void keep(String name, List<String> events) {
        journal.add("keep " + name + ": " + events.size());
    }
}
