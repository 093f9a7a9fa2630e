package io.drfailover.drill.installation;

import io.drfailover.drill.aws.AlarmState;
import io.drfailover.drill.aws.EmulatedAlarms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows the alarms and remembers each change of state. */
public final class AlarmWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 200;

    private final EmulatedAlarms alarms;
    private final Consumer<Change> listener;
    private final Map<String, String> known = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Optional<String> failure = Optional.empty();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "alarm-watch");
        thread.setDaemon(true);
        return thread;
    });

    private AlarmWatch(EmulatedAlarms alarms, Consumer<Change> listener) {
        this.alarms = alarms;
        this.listener = listener;
    }

    /** Starts; {@code listener} gets each change from now on. */
    public static AlarmWatch start(EmulatedAlarms alarms, Consumer<Change> listener) {
        AlarmWatch watch = new AlarmWatch(alarms, listener);
        alarms.all().forEach(alarm -> watch.known.put(alarm.arn(), alarm.value()));
        var unused = watch.clock.scheduleWithFixedDelay(watch::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** The changes so far, in order. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Why the first look that failed did; those after it were taken all the same. */
    public synchronized Optional<String> failure() {
        return failure;
    }

    private void look() {
        try {
            compare();
        } catch (RuntimeException e) {
            if (clock.isShutdown()) {
                return; // Closing has interrupted it.
            }
            synchronized (this) {
                failure = failure.isPresent() ? failure : Optional.of("looking at the alarms: " + e.getMessage());
            }
        }
    }

    private void compare() {
        List<AlarmState> now = new ArrayList<>(alarms.all());
        now.sort(Comparator.comparing(AlarmState::updatedAt));
        for (AlarmState alarm : now) {
            if (!alarm.value().equals(known.put(alarm.arn(), alarm.value()))) {
                Change change =
                        new Change(alarm.updatedAt(), alarm.region(), alarm.name(), alarm.value(), alarm.composite());
                synchronized (this) {
                    changes.add(change);
                }
                listener.accept(change);
            }
        }
    }

    /** An alarm that has just changed to {@code state}. */
    public record Change(Instant at, String region, String alarm, String state, boolean composite) {}
}
