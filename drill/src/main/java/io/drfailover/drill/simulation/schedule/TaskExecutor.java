package io.drfailover.drill.simulation.schedule;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor of one thread that repeats one thing with a fixed delay, as a task. Nothing else is known of it. */
public final class TaskExecutor implements InvocationHandler {
    private final Scheduler scheduler;
    private final Group group;
    private @Nullable Task task;
    private boolean shutDown;

    private TaskExecutor(Scheduler scheduler, Group group) {
        this.scheduler = scheduler;
        this.group = group;
    }

    /** An executor whose thread belongs to the group. */
    public static ScheduledExecutorService in(Scheduler scheduler, Group group) {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                TaskExecutor.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                new TaskExecutor(scheduler, group));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "scheduleWithFixedDelay" -> {
                TimeUnit unit = (TimeUnit) arguments[3];
                repeat(
                        (Runnable) arguments[0],
                        Duration.of((long) arguments[1], unit.toChronoUnit()),
                        Duration.of((long) arguments[2], unit.toChronoUnit()));
                yield null;
            }
            case "shutdown" -> {
                shutDown = true;
                Task running = task;
                if (running != null) {
                    running.interrupt(); // Only the pause between two repetitions heeds it.
                }
                yield null;
            }
            case "awaitTermination" -> {
                Task running = task;
                var limit = Duration.of((long) arguments[0], ((TimeUnit) arguments[1]).toChronoUnit());
                yield running == null || scheduler.await(running::hasEnded, limit);
            }
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private void repeat(Runnable work, Duration first, Duration delay) {
        task = scheduler.start(group, () -> {
            try {
                scheduler.sleepUnlessInterrupted(first);
                while (!shutDown) {
                    work.run();
                    if (!shutDown) {
                        scheduler.sleepUnlessInterrupted(delay);
                    }
                }
            } catch (InterruptedException e) {
                // Shut down.
            }
        });
    }
}
