package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Events are delivered twice, and repeated; an alarm or an order means one failover. */
final class OneRun extends Invariant {
    private final Set<String> events = new HashSet<>();

    OneRun(Consumer<String> objection) {
        super("an event begins at most one run, however often it is delivered", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Recorded recorded
                && recorded.isNewRun()
                && !events.add(recorded.by().errand().requestId())) {
            violated("the run " + recorded.after().path("runId").asText() + " is the second one of "
                    + recorded.by().errand().requestId());
        }
    }
}
