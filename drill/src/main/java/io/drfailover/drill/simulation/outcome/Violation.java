package io.drfailover.drill.simulation.outcome;

/**
 * An invariant that did not hold.
 *
 * @param invariant its sentence
 * @param seen what was seen instead, and when
 */
public record Violation(String invariant, String seen) {}
