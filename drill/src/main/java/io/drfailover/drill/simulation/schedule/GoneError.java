package io.drfailover.drill.simulation.schedule;

/**
 * The task's group has been killed. Thrown at the task's next turn and at each one after it, so that what a dead program
 * does in its catch blocks has no effect. An error, because no program expects its own death.
 */
public final class GoneError extends Error {
    private static final long serialVersionUID = 1L;

    GoneError(String group) {
        super(group + " is gone", null, false, false);
    }
}
