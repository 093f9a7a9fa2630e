package io.drfailover.drill.breakage;

import io.drfailover.contract.Stage;
import io.drfailover.drill.Rig;
import io.drfailover.drill.world.Scenario;
import java.util.List;

/** EKS says ACTIVE, but nothing answers at the endpoint it names. */
final class ClusterUnreachable implements Breakage {
    @Override
    public void world(Rig rig) {
        rig.cluster().cutOff();
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.APPLICATIONS, List.of("cluster"), false);
    }
}
