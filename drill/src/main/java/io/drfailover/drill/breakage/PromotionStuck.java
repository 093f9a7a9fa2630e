package io.drfailover.drill.breakage;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.Stage;
import io.drfailover.drill.DrillOptions.FunctionLimits;
import io.drfailover.drill.Rig;
import io.drfailover.drill.check.Check;
import io.drfailover.drill.check.PeopleTold;
import io.drfailover.drill.world.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * RDS accepts the promotion and never finishes it, so that the run can never finish: it goes from invocation to invocation
 * until it reaches its limit, and people are told what to do. One stage after the other, so that it is the promotion which
 * meets the limit.
 */
final class PromotionStuck implements Breakage {
    /** Short, so that the drill is; longer than one invocation. */
    private static final Duration RUN_LIMIT = Duration.ofSeconds(50);

    private static final Duration LAMBDA_LIMIT = Duration.ofSeconds(35);

    @Override
    public void environment(Map<String, String> environment) {
        environment.put(EnvironmentVariable.RUN_TIME_LIMIT.name(), RUN_LIMIT.toString());
        environment.put(EnvironmentVariable.FAILOVER_ORDER.name(), "sequential");
    }

    @Override
    public FunctionLimits limits(FunctionLimits usual) {
        return usual.limitedTo(LAMBDA_LIMIT);
    }

    @Override
    public void world(Rig rig) {
        rig.aws().promotionNeverFinishes(true);
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(
                Stage.PROMOTE,
                List.of(scenario.replicaId(), EnvironmentVariable.RUN_TIME_LIMIT.name(), "given up"),
                false);
    }

    @Override
    public List<Check> furtherChecks() {
        return List.of(new PeopleTold("GIVEN UP", "What to do"));
    }
}
