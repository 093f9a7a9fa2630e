package io.drfailover.drill.breakage;

import io.drfailover.contract.EnvironmentVariable;
import io.drfailover.contract.Stage;
import io.drfailover.drill.world.Scenario;
import java.util.List;
import java.util.Map;

/** Two variables were lost in a deployment; the error must name both at once. */
final class EnvironmentMissing implements Breakage {
    private static final List<String> LOST =
            List.of(EnvironmentVariable.RDS_REPLICA_ID.name(), EnvironmentVariable.DR_BUCKET.name());

    @Override
    public void environment(Map<String, String> environment) {
        LOST.forEach(environment::remove);
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.CONFIGURATION, LOST, true);
    }
}
