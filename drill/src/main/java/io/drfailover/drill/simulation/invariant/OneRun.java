package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import java.util.function.Consumer;

/** Two runs about one disaster would each promote, build and install. */
final class OneRun extends Invariant {
    private String run = "";
    private boolean changed;

    OneRun(Consumer<String> objection) {
        super("a run begins only when the one before is over or has changed nothing", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Changed) {
            changed = true;
        } else if (observation instanceof Observation.Recorded recorded) {
            String id = recorded.after().path("runId").asText();
            if (!id.equals(run) && !run.isEmpty() && changed) {
                violated("the run " + id + " has begun although " + run + " has changed something");
            }
            run = id;
        }
    }
}
