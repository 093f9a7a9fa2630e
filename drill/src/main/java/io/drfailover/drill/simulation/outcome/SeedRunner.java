package io.drfailover.drill.simulation.outcome;

import java.util.List;

/** Simulates runs. Implementations are thread-safe: seeds are independent of each other. */
public interface SeedRunner {
    /**
     * Simulates one run.
     *
     * @param traced whether to write its events down
     */
    SeedOutcome run(long seed, boolean traced);

    /** The sentences of all invariants, in their order. */
    List<String> invariants();

    /** What can be injected, in words, in a fixed order. */
    List<String> faults();
}
