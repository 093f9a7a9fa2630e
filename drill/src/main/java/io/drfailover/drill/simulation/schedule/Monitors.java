package io.drfailover.drill.simulation.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What {@code synchronized} becomes in a simulated program: a wait that gives up the turn. A real monitor would keep the
 * turn while its owner waits for it. Called by the instrumented classes, never by hand.
 */
public final class Monitors {
    private static final ThreadLocal<Scheduler> TURNS = new ThreadLocal<>();

    private Monitors() {}

    static void bind(Scheduler scheduler) {
        TURNS.set(scheduler);
    }

    static void unbind() {
        TURNS.remove();
    }

    static @Nullable Scheduler current() {
        return TURNS.get();
    }

    /** Waits until nobody else holds it. */
    public static void enter(Object monitor) {
        Scheduler scheduler = TURNS.get();
        if (scheduler != null) {
            scheduler.enter(monitor);
        }
    }

    /** Gives it back; never waits. */
    public static void exit(Object monitor) {
        Scheduler scheduler = TURNS.get();
        if (scheduler != null) {
            scheduler.exit(monitor);
        }
    }
}
