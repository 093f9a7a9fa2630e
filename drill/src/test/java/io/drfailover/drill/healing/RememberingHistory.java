package io.drfailover.drill.healing;

import io.drfailover.terraform.InfrastructureHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger that holds the run, and whose every earlier invocation is dead. */
final class RememberingHistory implements InfrastructureHistory {
    final AtomicInteger fences = new AtomicInteger();
    final Map<String, String> remembered = new ConcurrentHashMap<>();
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void fence() {
        fences.incrementAndGet();
    }

    @Override
    public LockHolder holderOfLockFrom(Instant created) {
        return LockHolder.DEAD;
    }

    @Override
    public void remember(String key, String value) {
        remembered.put(key, value);
    }

    @Override
    public void keep(String name, List<String> kept) {
        events.addAll(new ArrayList<>(kept));
    }
}
