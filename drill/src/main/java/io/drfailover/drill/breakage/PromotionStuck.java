package io.drfailover.drill.breakage;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.Stage;
import io.drfailover.drill.Rig;
import io.drfailover.drill.world.Scenario;
import java.util.List;
import java.util.Map;

/** RDS accepts the promotion and never finishes it. Infrastructure may be under way beside it; applications may not. */
final class PromotionStuck implements Breakage {
    /** Short, so that the drill is. */
    private static final String TIMEOUT = "PT15S";

    @Override
    public void environment(Map<String, String> environment) {
        environment.put(EnvironmentVariable.PROMOTION_TIMEOUT.name(), TIMEOUT);
    }

    @Override
    public void world(Rig rig) {
        rig.aws().promotionNeverFinishes(true);
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.PROMOTE, List.of(scenario.replicaId()), false);
    }
}
