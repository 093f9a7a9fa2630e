package io.drfailover.drill.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Fires schedules at once and then at their rate, time compressed, until it is closed. */
public final class EmulatedScheduler implements AutoCloseable {
    private static final long MILLIS_IN_MINUTE = 60_000;

    private final ScheduledExecutorService clock;
    private final Map<String, AtomicInteger> fired = new ConcurrentHashMap<>();
    private final Consumer<Schedule> target;
    private volatile Optional<String> failure = Optional.empty();

    private EmulatedScheduler(int threads, Consumer<Schedule> target) {
        this.target = target;
        this.clock = Executors.newScheduledThreadPool(threads, task -> {
            Thread thread = new Thread(task, "scheduler");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts.
     *
     * @param minute how long a minute of the schedules lasts here
     * @param target invokes a schedule's target; a failure of it is remembered and not repeated
     */
    public static EmulatedScheduler start(List<Schedule> schedules, Duration minute, Consumer<Schedule> target) {
        List<Schedule> enabled = schedules.stream().filter(Schedule::enabled).toList();
        EmulatedScheduler scheduler = new EmulatedScheduler(Math.max(1, enabled.size()), target);
        for (Schedule schedule : enabled) {
            scheduler.fired.put(schedule.name(), new AtomicInteger());
            long period = schedule.rate().toMillis() * minute.toMillis() / MILLIS_IN_MINUTE;
            var unused = scheduler.clock.scheduleAtFixedRate(
                    () -> scheduler.fire(schedule), 0, period, TimeUnit.MILLISECONDS);
        }
        return scheduler;
    }

    /** How often a schedule has fired; 0 for one that does not exist. */
    public int fired(String name) {
        AtomicInteger count = fired.get(name);
        return count == null ? 0 : count.get();
    }

    /** Why the first target that could not be invoked could not; empty as long as all could. */
    public Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void fire(Schedule schedule) {
        try {
            target.accept(schedule);
            AtomicInteger count = fired.get(schedule.name());
            if (count != null) {
                count.incrementAndGet();
            }
        } catch (RuntimeException e) {
            if (failure.isEmpty()) {
                failure = Optional.of(schedule.name() + ": " + e.getMessage());
            }
        }
    }
}
