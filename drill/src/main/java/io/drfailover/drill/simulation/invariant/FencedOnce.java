package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** RDS stops no instance that has a replica; and nobody asks again and again. */
final class FencedOnce extends Invariant {
    private final World world;
    private final Set<Integer> tried = new HashSet<>();
    private boolean known;

    FencedOnce(World world, Consumer<String> objection) {
        super(
                "fencing is tried after the promotion is proved, once an attempt, and not again once its outcome is known",
                objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Recorded recorded) {
            known = false;
            recorded.after()
                    .path("stages")
                    .forEach(stage -> known |= stage.path("evidence").has("fencing"));
        } else if (observation instanceof Observation.FencingTried fencing) {
            if (!world.isPromoted()) {
                violated("fencing is tried before the database is promoted");
            }
            if (!tried.add(fencing.by().number())) {
                violated(fencing.by() + " has tried twice");
            }
            if (known) {
                violated(fencing.by() + " tries again although the outcome is known");
            }
        }
    }
}
