package io.drfailover.drill.simulation.mutation;

import io.drfailover.drill.simulation.schedule.Monitors;
import net.bytebuddy.asm.Advice;

/** What is woven around a method that was {@code synchronized}; never called. */
final class MonitorAdvice {
    private MonitorAdvice() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object monitor) {
        Monitors.enter(monitor);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(@Advice.This Object monitor) {
        Monitors.exit(monitor);
    }
}
