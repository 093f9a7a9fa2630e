package io.drfailover.drill.breakage;

import io.drfailover.contract.Stage;
import io.drfailover.drill.Rig;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.Scenario;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;

/** Somebody deleted the replica. */
final class ReplicaMissing implements Breakage {
    @Override
    public void world(Rig rig) {
        try (AwsClients clients = rig.world().drClients();
                RdsClient rds = clients.rds()) {
            rds.deleteDBInstance(request -> request.dbInstanceIdentifier(
                            rig.world().scenario().replicaId())
                    .skipFinalSnapshot(true));
        }
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.PROMOTE, List.of(scenario.replicaId()), true);
    }
}
