package io.drfailover.drill.simulation.outcome;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One simulated run.
 *
 * @param seed decides everything
 * @param ending how the run ended, in words
 * @param fingerprint tells two interleavings apart
 * @param faults how often what was injected
 * @param violations in the order in which they were seen; empty if every invariant held
 * @param invocations of the function
 * @param took virtual time
 * @param trace a line for each event, if asked for
 */
public record SeedOutcome(
        long seed,
        String ending,
        long fingerprint,
        Map<String, Integer> faults,
        List<Violation> violations,
        int invocations,
        Duration took,
        List<String> trace) {
    public SeedOutcome {
        faults = Map.copyOf(faults);
        violations = List.copyOf(violations);
        trace = List.copyOf(trace);
    }

    public boolean held() {
        return violations.isEmpty();
    }
}
