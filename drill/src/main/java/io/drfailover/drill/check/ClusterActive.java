package io.drfailover.drill.check;

import io.drfailover.contract.TerraformOutput;
import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import software.amazon.awssdk.services.eks.EksClient;

/** EKS shows cluster and node group in action. */
final class ClusterActive implements Check {
    private static final String ACTIVE = "ACTIVE";

    @Override
    public String statement() {
        return "the EKS cluster and its node group are active";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException {
        World world = evidence.rig().world();
        String name = world.scenario().clusterName();
        String nodes = RecoveryState.read(world).output(TerraformOutput.NODE_GROUP_NAME);
        try (AwsClients clients = world.drClients();
                EksClient eks = clients.eks()) {
            String cluster =
                    eks.describeCluster(request -> request.name(name)).cluster().statusAsString();
            CheckFailure.unless(cluster.equals(ACTIVE), "the cluster " + name + " is " + cluster);
            String group = eks.describeNodegroup(
                            request -> request.clusterName(name).nodegroupName(nodes))
                    .nodegroup()
                    .statusAsString();
            CheckFailure.unless(group.equals(ACTIVE), "the node group " + nodes + " is " + group);
            return "cluster " + name + " and node group " + nodes + " are " + ACTIVE;
        }
    }
}
