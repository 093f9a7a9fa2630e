package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import io.drfailover.drill.simulation.world.World;
import java.util.function.Consumer;

/** What a killed attempt made is taken over, not made again. */
final class NothingTwice extends Invariant {
    private final World world;

    NothingTwice(World world, Consumer<String> objection) {
        super("nothing of the infrastructure exists twice", objection);
        this.world = world;
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Made made) {
            long alive = world.cloud().existing().stream()
                    .filter(r ->
                            r.isAlive() && r.address().equals(made.resource().address()))
                    .count();
            if (alive > 1) {
                violated(made.resource().address() + " exists " + alive + " times, the last one made by sandbox "
                        + made.by().number());
            }
        }
    }
}
