package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.drill.simulation.schedule.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * One invocation's process. Everything that leaves it comes through here, where it may go wrong: the process may die, the
 * call may be refused, or its answer be lost.
 */
public final class Sandbox {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final World world;
    private final int number;
    private final Group group;
    private final Errand errand;
    private int run;
    private int epoch;
    private Instant ledgerUnreachableUntil = Instant.MIN;

    Sandbox(World world, int number, Errand errand) {
        this.world = world;
        this.number = number;
        this.errand = errand;
        this.group = new Group("sandbox " + number);
    }

    public int number() {
        return number;
    }

    /** The epoch in which it has the run, or 0. */
    public int epoch() {
        return epoch;
    }

    /** The number of the run that it has, or 0; they count from 1. */
    public int run() {
        return run;
    }

    /** What it was invoked for. */
    public Errand errand() {
        return errand;
    }

    void hasRun(int ordinal, int inEpoch) {
        run = ordinal;
        epoch = inEpoch;
    }

    Group group() {
        return group;
    }

    World world() {
        return world;
    }

    void cutOffLedgerUntil(Instant until) {
        ledgerUnreachableUntil = until;
    }

    boolean reachesLedger() {
        return !world.scheduler().now().isBefore(ledgerUnreachableUntil);
    }

    /**
     * Calls AWS through an SDK client.
     *
     * @param answer makes the answer, and has the effect; told whether it may be an old one
     * @param refusal the service's exception for a fault
     */
    <T> T call(Call call, Function<Boolean, T> answer, BiFunction<Fault, Call, RuntimeException> refusal) {
        if (Thread.currentThread().isInterrupted()) {
            throw aborted(call);
        }
        Fault fault = world.faults().draw(call.write(), world.scheduler().now());
        die(fault, Fault.CRASH_BEFORE, call);
        try {
            latency(
                    call,
                    fault == Fault.SLOW
                            ? world.faults().between(2_000, 25_000)
                            : world.faults().between(2, 60));
        } catch (AbortedException e) {
            if (call.write() && world.faults().between(0, 1) == 1) {
                effect(call, fault, () -> answer.apply(false)); // It had left already.
            }
            throw e;
        }
        if (!fault.hasEffect()) {
            throw refused(call, fault, refusal);
        }
        T result = effect(call, fault, () -> answer.apply(fault == Fault.STALE_READ));
        if (fault == Fault.TIMEOUT_WITH_EFFECT) {
            throw refused(call, fault, refusal);
        }
        die(fault, Fault.CRASH_AFTER, call);
        if (fault == Fault.ANSWER_LOST) {
            latency(call, world.faults().between(1_000, 8_000));
            return effect(call, Fault.NONE, () -> answer.apply(false));
        }
        return result;
    }

    /** A call that gets nowhere. */
    void unreachable(Call call, Fault fault, RuntimeException error) {
        world.trail().event(this, call, fault, error);
        latency(call, TIMEOUT.toMillis() / 4);
        throw error;
    }

    /** Dies here, if that is what happens at a step of a child process. */
    void step(Call call) {
        Fault fault = world.faults().draw(call.write(), world.scheduler().now());
        if (fault.isCrash()) {
            die(fault, fault, call);
        }
    }

    /** Lambda kills it. */
    void kill(Fault why) {
        if (!group.isKilled()) {
            world.trail().event(this, "dies", why, "");
            group.kill();
        }
    }

    @Override
    public String toString() {
        return group.toString();
    }

    private <T> T effect(Call call, Fault fault, Supplier<T> answer) {
        try {
            T result = answer.get();
            world.trail().event(this, call, fault, result);
            return result;
        } catch (RuntimeException e) {
            world.trail().event(this, call, fault, e);
            throw e;
        }
    }

    private RuntimeException refused(Call call, Fault fault, BiFunction<Fault, Call, RuntimeException> refusal) {
        RuntimeException error = refusal.apply(fault, call);
        world.trail().event(this, call, fault, error);
        boolean timeout = fault == Fault.TIMEOUT_WITHOUT_EFFECT || fault == Fault.TIMEOUT_WITH_EFFECT;
        latency(call, timeout ? TIMEOUT.toMillis() : world.faults().between(500, 8_000));
        return error;
    }

    private void die(Fault drawn, Fault fatal, Call call) {
        if (drawn == fatal) {
            world.trail().event(this, call, drawn, "");
            group.kill();
            world.scheduler().sleep(Duration.ZERO);
        }
    }

    private void latency(Call call, long millis) {
        try {
            world.scheduler().sleepUnlessInterrupted(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw aborted(call);
        }
    }

    private static AbortedException aborted(Call call) {
        return AbortedException.create("Thread was interrupted", new InterruptedException(call.toString()));
    }
}
