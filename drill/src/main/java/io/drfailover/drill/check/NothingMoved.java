package io.drfailover.drill.check;

import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.installation.AlarmWatch;
import io.drfailover.drill.installation.Observation;
import io.drfailover.drill.world.AwsClients;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** One signal alone: no decision, no invocation, not one changing request, and the replica still is one. */
record NothingMoved(Observation observation) implements Check {
    @Override
    public String statement() {
        return "one signal alone moved nothing: no decision, no changing request, the replica still replicates";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        List<String> decisions = observation.rang().stream()
                .filter(AlarmWatch.Change::composite)
                .map(AlarmWatch.Change::alarm)
                .toList();
        CheckFailure.unless(decisions.isEmpty(), "the decision rang: " + decisions);
        String role = observation.installation().session().roleName();
        List<String> changes = evidence.rig().aws().requests().stream()
                .filter(request -> request.role().equals(role) && request.mutating())
                .map(AwsRequest::action)
                .distinct()
                .toList();
        CheckFailure.unless(changes.isEmpty(), "the function asked for " + changes);
        String replica = evidence.rig().world().scenario().replicaId();
        try (AwsClients clients = evidence.rig().world().drClients();
                RdsClient rds = clients.rds()) {
            DBInstance instance = rds.describeDBInstances(request -> request.dbInstanceIdentifier(replica))
                    .dbInstances()
                    .get(0);
            String source = String.valueOf(instance.readReplicaSourceDBInstanceIdentifier());
            CheckFailure.unless(
                    source.contains(evidence.rig().world().scenario().primaryId()), "it has no source");
        }
        return "rang: "
                + String.join(
                        ", ",
                        observation.rang().stream()
                                .map(AlarmWatch.Change::alarm)
                                .toList())
                + "; 0 changing requests as " + role;
    }
}
