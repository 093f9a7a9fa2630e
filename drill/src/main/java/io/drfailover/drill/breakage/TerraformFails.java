package io.drfailover.drill.breakage;

import io.drfailover.contract.Stage;
import io.drfailover.drill.Rig;
import io.drfailover.drill.aws.Fault;
import io.drfailover.drill.world.Scenario;
import java.util.List;

/** EKS refuses to create the cluster, so that an apply fails half way. */
final class TerraformFails implements Breakage {
    private static final int ALWAYS = Integer.MAX_VALUE;

    @Override
    public void world(Rig rig) {
        String region = rig.world().scenario().drRegion();
        rig.addFault(Fault.error(region, "eks", "CreateCluster", "UnsupportedAvailabilityZoneException", 400, ALWAYS));
    }

    @Override
    public Expectation expectation(Scenario scenario) {
        return new Expectation(Stage.INFRASTRUCTURE, List.of("aws_eks_cluster"), false);
    }
}
