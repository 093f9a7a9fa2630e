package io.drfailover.drill.simulation.mutation;

import java.util.List;

/**
 * A mistake.
 *
 * @param name for the command line
 * @param what the mistake, in words
 * @param changes of the code
 */
public record Mutation(String name, String what, List<Change> changes) {
    /** The code as it is. */
    public static final Mutation NONE = new Mutation("none", "the code as it is", List.of());

    public Mutation {
        changes = List.copyOf(changes);
    }

    static Mutation of(String name, String what, Change... changes) {
        return new Mutation(name, what, List.of(changes));
    }
}
