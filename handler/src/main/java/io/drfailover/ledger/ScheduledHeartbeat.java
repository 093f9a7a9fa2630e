package io.drfailover.ledger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Renews on a thread of its own, four times in a lease. */
public final class ScheduledHeartbeat implements Heartbeat {
    private static final int BEATS_IN_A_LEASE = 4;
    /** Longer than any call to the store. */
    private static final long END_SECONDS = 90;

    private final Duration lease;
    private final Supplier<ScheduledExecutorService> executors;

    public ScheduledHeartbeat(Duration lease) {
        this(lease, ScheduledHeartbeat::oneThread);
    }

    /** With executors of one's own, as a simulation has them. */
    public ScheduledHeartbeat(Duration lease, Supplier<ScheduledExecutorService> executors) {
        this.lease = lease;
        this.executors = executors;
    }

    @Override
    public Beating start(RunJournal journal, Runnable lost) {
        ScheduledExecutorService executor = executors.get();
        var told = new AtomicBoolean();
        long every = lease.dividedBy(BEATS_IN_A_LEASE).toMillis();
        var unused =
                executor.scheduleWithFixedDelay(() -> beat(journal, lost, told), every, every, TimeUnit.MILLISECONDS);
        return () -> end(executor);
    }

    /**
     * Waits for a beat that is under way instead of interrupting it: a write that is cut off may have been made all the
     * same, and a thread that is told of a loss only later would be interrupted in the middle of something else.
     */
    private static void end(ScheduledExecutorService executor) {
        executor.shutdown();
        try {
            var unused = executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService oneThread() {
        return Executors.newSingleThreadScheduledExecutor(beat -> {
            Thread thread = new Thread(beat, "heartbeat");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A store that does not answer loses the lease only when the lease has run out. */
    private static void beat(RunJournal journal, Runnable lost, AtomicBoolean told) {
        boolean gone;
        try {
            journal.renew();
            gone = false;
        } catch (LeaseLostException e) {
            gone = true;
        } catch (RuntimeException e) {
            gone = journal.expire();
        }
        if (gone && told.compareAndSet(false, true)) {
            lost.run();
        }
    }
}
