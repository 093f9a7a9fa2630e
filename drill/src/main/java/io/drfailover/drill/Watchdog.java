package io.drfailover.drill;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plays the schedule that looks for runs whose continuation never came, where nobody deployed it. */
final class Watchdog implements AutoCloseable {
    /** What the standby stack's schedule sends. */
    static final String EVENT = "{\"action\":\"resume\"}";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private Watchdog() {}

    /** Sends its event to the rig's function at that rate, one at a time, from the first period's end on. */
    static Watchdog start(Rig rig, Duration period) {
        Watchdog watchdog = new Watchdog();
        var unused = watchdog.clock.scheduleAtFixedRate(
                () -> {
                    if (!rig.lambda().open().contains(EVENT)) {
                        rig.lambda().enqueue(rig.settings().arn(), EventOrigin.WATCHDOG.words(), EVENT);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
        return watchdog;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
