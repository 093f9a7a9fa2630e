package io.drfailover.drill.simulation.mutation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What is woven into a method that confuses two constants; never called. */
final class ConfusionAdvice {
    private ConfusionAdvice() {}

    /** Which constant. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Constant {}

    /** What is returned instead. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface With {}

    @SuppressWarnings("UnusedVariable") // What is returned is assigned where this is woven in.
    @Advice.OnMethodExit
    static void exit(
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned,
            @Constant String constant,
            @With String with) {
        if (returned.toString().equals(constant)) {
            for (Object other : returned.getClass().getEnumConstants()) {
                if (other.toString().equals(with)) {
                    returned = other;
                }
            }
        }
    }
}
