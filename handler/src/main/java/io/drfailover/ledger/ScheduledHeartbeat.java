package io.drfailover.ledger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Renews on a thread of its own, four times in a lease; another one looks whether that comes in time. */
public final class ScheduledHeartbeat implements Heartbeat {
    private static final int BEATS_IN_A_LEASE = 4;
    /** Whoever has lost it must stop its processes within {@link Attempt#STOP}, counted from the lease's end. */
    private static final int LOOKS_IN_A_LEASE = 20;
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
        var told = new AtomicBoolean();
        ScheduledExecutorService beats = repeat(BEATS_IN_A_LEASE, () -> beat(journal, lost, told));
        // A beat may hang in the store for longer than the lease lasts.
        ScheduledExecutorService looks = repeat(LOOKS_IN_A_LEASE, () -> {
            if (journal.expire()) {
                tell(lost, told);
            }
        });
        return () -> {
            end(looks);
            end(beats);
        };
    }

    private ScheduledExecutorService repeat(int timesInALease, Runnable task) {
        ScheduledExecutorService executor = executors.get();
        long every = lease.dividedBy(timesInALease).toMillis();
        var unused = executor.scheduleWithFixedDelay(task, every, every, TimeUnit.MILLISECONDS);
        return executor;
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
        if (gone) {
            tell(lost, told);
        }
    }

    private static void tell(Runnable lost, AtomicBoolean told) {
        if (told.compareAndSet(false, true)) {
            lost.run();
        }
    }
}
