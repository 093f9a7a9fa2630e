package io.drfailover.drill.simulation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time. Who has the turn gives it up by sleeping or waiting; who gets it next is chosen by the seed
 * among all that could go on. Time stands still while anybody can go on, and then jumps to the next thing that happens.
 * The same seed gives the same run.
 */
public final class Scheduler {
    private static final long NEVER = Long.MAX_VALUE;

    private final SplittableRandom random;
    private final Executor threads;
    private final long horizon;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Task> ready = new ArrayList<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final IdentityHashMap<Object, Hold> held = new IdentityHashMap<>();
    private final Semaphore finished = new Semaphore(0);
    private long now;
    private int started;
    private int timersMade;
    private long fingerprint = 1125899906842597L;
    private boolean over;
    private Consumer<String> log = line -> {};
    private @Nullable Task current;
    private @Nullable Throwable defect;

    /**
     * Begins a timeline.
     *
     * @param seed decides everything
     * @param start of the virtual clock
     * @param length after which everything ends
     * @param threads runs the tasks, on {@link TurnThread}s; one for each task that is under way
     */
    public Scheduler(long seed, Instant start, Duration length, Executor threads) {
        this.random = new SplittableRandom(seed);
        this.threads = threads;
        this.now = start.toEpochMilli();
        this.horizon = now + length.toMillis();
    }

    /** The virtual time. */
    public InstantSource clock() {
        return this::now;
    }

    /** The virtual time. */
    public Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** Starts a task; it gets its first turn some time later. */
    public Task start(Group group, Runnable work) {
        var task = new Task(++started, group);
        task.wakeAt = now;
        tasks.add(task);
        threads.execute(() -> live(task, work));
        return task;
    }

    /** Calls back at that time from now on. The callback must not wait. */
    public void after(Duration delay, Runnable callback) {
        timers.add(new Timer(now + delay.toMillis(), ++timersMade, callback));
    }

    /** Gives up the turn for that long, whatever happens. */
    public void sleep(Duration duration) {
        waitFor(now + duration.toMillis(), false, null);
    }

    /**
     * Gives up the turn for that long.
     *
     * @throws InterruptedException if the task is interrupted before or meanwhile
     */
    public void sleepUnlessInterrupted(Duration duration) throws InterruptedException {
        waitFor(now + duration.toMillis(), true, null);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Gives up the turn until the condition holds. */
    public void await(BooleanSupplier condition) {
        waitFor(NEVER, false, condition);
    }

    /** Gives up the turn until the condition holds; false when that took longer than the limit. */
    public boolean await(BooleanSupplier condition, Duration limit) {
        waitFor(now + limit.toMillis(), false, condition);
        return condition.getAsBoolean();
    }

    /** Ends the timeline: every task finds itself gone. */
    public void stop() {
        over = true;
        tasks.forEach(t -> t.group.kill());
        timers.clear();
    }

    /** Where lines of the log go. */
    public void logTo(Consumer<String> sink) {
        log = sink;
    }

    void logged(String line) {
        log.accept(line);
    }

    /** Folds something that was decided into the fingerprint. */
    public void decided(int what) {
        fingerprint = (fingerprint ^ what) * 0x100000001b3L;
        fingerprint ^= fingerprint >>> 29;
    }

    /** Tells two orders of events apart. */
    public long fingerprint() {
        return fingerprint;
    }

    /**
     * Lets the timeline pass.
     *
     * @param limit in real time, for programs that never give up their turn
     * @return false if the limit was reached
     * @throws IllegalStateException if a callback failed, which is a defect of the simulation
     */
    public boolean run(Duration limit) throws InterruptedException {
        hand(next());
        if (!finished.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        Throwable wrong = defect;
        if (wrong != null) {
            throw new IllegalStateException("the simulation itself failed: " + wrong, wrong);
        }
        return true;
    }

    private void waitFor(long until, boolean wakesOnInterrupt, @Nullable BooleanSupplier condition) {
        Task self = current;
        if (self == null) {
            throw new IllegalStateException("only a task can wait");
        }
        self.group.requireAlive();
        self.interrupted = Thread.currentThread().isInterrupted();
        self.wakeAt = until;
        self.wakesOnInterrupt = wakesOnInterrupt;
        self.condition = condition;
        Task next = next();
        if (next != self) {
            hand(next);
            self.turn.acquireUninterruptibly();
        }
        self.condition = null;
        self.group.requireAlive();
    }

    void enter(Object monitor) {
        Task self = current;
        if (self == null) {
            return;
        }
        Hold hold = held.get(monitor);
        if (hold != null && hold.owner != self) {
            await(() -> !held.containsKey(monitor));
            hold = null;
        }
        if (hold == null) {
            held.put(monitor, new Hold(self));
        } else {
            hold.times++;
        }
    }

    void exit(Object monitor) {
        Hold hold = held.get(monitor);
        if (hold != null && hold.owner == current && --hold.times == 0) {
            held.remove(monitor);
        }
    }

    private void live(Task task, Runnable work) {
        task.turn.acquireUninterruptibly();
        Monitors.bind(this);
        task.begin((TurnThread) Thread.currentThread());
        try {
            task.group.requireAlive();
            work.run();
        } catch (GoneError e) {
            // Its death is no news.
        } catch (RuntimeException | Error e) {
            defect = defect == null ? e : defect;
        } finally {
            task.end();
            Monitors.unbind();
            tasks.remove(task);
            boolean wasInterrupted = Thread.interrupted(); // The thread is used again.
            decided(wasInterrupted ? 1 : 0);
            hand(next());
        }
    }

    private void hand(@Nullable Task next) {
        if (next == null) {
            finished.release();
        } else {
            next.turn.release();
        }
    }

    /** Chooses who is next; null when nobody is left. */
    private @Nullable Task next() {
        while (true) {
            runTimers();
            if (tasks.isEmpty()) {
                if (timers.isEmpty() || over || timers.element().at() > horizon) {
                    current = null;
                    return null;
                }
                now = timers.element().at();
                continue;
            }
            ready.clear();
            for (Task task : tasks) {
                if (task.isReady(now)) {
                    ready.add(task);
                }
            }
            if (!ready.isEmpty()) {
                Task chosen = ready.size() == 1 ? ready.get(0) : ready.get(random.nextInt(ready.size()));
                decided(chosen.number);
                current = chosen;
                return chosen;
            }
            passTime();
        }
    }

    private void runTimers() {
        while (!over && defect == null && !timers.isEmpty() && timers.element().at() <= now) {
            try {
                timers.remove().callback().run();
            } catch (RuntimeException | Error e) {
                defect = e;
            }
        }
        if (defect != null && !over) {
            stop();
        }
    }

    private void passTime() {
        long then = timers.isEmpty() ? NEVER : timers.element().at();
        for (Task task : tasks) {
            then = Math.min(then, task.wakeAt);
        }
        if (then > horizon) {
            stop();
        } else {
            now = Math.max(now, then);
        }
    }

    /** A monitor in somebody's hands. */
    private static final class Hold {
        private final Task owner;
        private int times = 1;

        private Hold(Task owner) {
            this.owner = owner;
        }
    }

    private record Timer(long at, int number, Runnable callback) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at, other.at);
            return byTime == 0 ? Integer.compare(number, other.number) : byTime;
        }
    }
}
