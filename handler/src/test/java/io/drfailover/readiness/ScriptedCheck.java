package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.util.function.Supplier;

/** A check that does what a test says. */
record ScriptedCheck(String name, Supplier<Finding> script) implements ReadinessCheck {
    @Override
    public Finding look(Deadline deadline) {
        return script.get();
    }
}
