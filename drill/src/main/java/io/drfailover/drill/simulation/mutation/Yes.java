package io.drfailover.drill.simulation.mutation;

/** Called by mutated code instead of a question. */
public final class Yes {
    private Yes() {}

    /** Whatever was asked. */
    public static boolean to(Object asked) {
        return true;
    }
}
