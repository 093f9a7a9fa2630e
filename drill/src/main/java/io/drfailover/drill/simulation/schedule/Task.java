package io.drfailover.drill.simulation.schedule;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Work under way on a thread of its own, which moves only while it has the turn. */
public final class Task {
    /** Never interrupted away: an interrupted thread would spin in a wait that heeds interruption. */
    final Semaphore turn = new Semaphore(0);

    final int number;
    final Group group;
    long wakeAt;
    boolean wakesOnInterrupt;

    @Nullable BooleanSupplier condition;

    boolean interrupted;
    private @Nullable TurnThread thread;
    private boolean ended;

    Task(int number, Group group) {
        this.number = number;
        this.group = group;
    }

    void begin(TurnThread on) {
        thread = on;
        on.runs(this);
    }

    void end() {
        ended = true;
        TurnThread on = thread;
        if (on != null) {
            on.runs(null);
        }
    }

    /** Whether its work is over, well or badly. */
    public boolean hasEnded() {
        return ended;
    }

    /** Interrupts its thread; a sleep that heeds it ends. */
    public void interrupt() {
        TurnThread on = thread;
        if (on != null && !ended) {
            on.interrupt();
        }
    }

    void wasInterrupted() {
        interrupted = true;
    }

    boolean isReady(long now) {
        if (group.isKilled() || now >= wakeAt) {
            return true;
        }
        BooleanSupplier awaited = condition;
        if (awaited != null && awaited.getAsBoolean()) {
            return true;
        }
        return wakesOnInterrupt && interrupted;
    }
}
