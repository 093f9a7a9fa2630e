package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import java.util.function.Consumer;

/** A failover that deletes is a second disaster. */
final class NothingDestroyed extends Invariant {

    NothingDestroyed(Consumer<String> objection) {
        super("nothing that is alive is destroyed or replaced", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Destroyed destroyed) {
            violated(destroyed.what() + " was destroyed by sandbox "
                    + destroyed.by().number());
        }
    }
}
