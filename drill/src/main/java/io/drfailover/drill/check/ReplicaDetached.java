package io.drfailover.drill.check;

import io.drfailover.drill.world.AwsClients;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** RDS shows the former replica on its own feet. */
final class ReplicaDetached implements Check {
    @Override
    public String statement() {
        return "the replica is detached and available";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        String id = evidence.rig().world().scenario().replicaId();
        try (AwsClients clients = evidence.rig().world().drClients();
                RdsClient rds = clients.rds()) {
            DBInstance instance = rds.describeDBInstances(request -> request.dbInstanceIdentifier(id))
                    .dbInstances()
                    .get(0);
            String source = instance.readReplicaSourceDBInstanceIdentifier();
            CheckFailure.unless(source == null || source.isEmpty(), id + " still replicates from " + source);
            CheckFailure.unless(
                    instance.dbInstanceStatus().equals("available"), id + " is " + instance.dbInstanceStatus());
            return id + " is available at " + instance.endpoint().address() + ", no source";
        }
    }
}
