package io.drfailover.drill.simulation.invariant;

import io.drfailover.drill.simulation.world.Observation;
import java.util.function.Consumer;

/** Promotion cannot be undone, and a second one may start it all over. */
final class OnePromotion extends Invariant {
    private int accepted;

    OnePromotion(Consumer<String> objection) {
        super("at most one promote call takes effect on one replica", objection);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.ReplicaMade) {
            accepted = 0;
        } else if (observation instanceof Observation.PromotionAccepted promotion && ++accepted > 1) {
            violated("RDS accepted promotion number " + accepted + ", from sandbox "
                    + promotion.by().number() + ", epoch " + promotion.by().epoch());
        }
    }
}
