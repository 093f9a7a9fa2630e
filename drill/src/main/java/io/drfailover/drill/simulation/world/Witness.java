package io.drfailover.drill.simulation.world;

/** Whoever is told of everything that happens. */
@FunctionalInterface
public interface Witness {
    void saw(Observation observation);
}
