package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import software.amazon.awssdk.services.rds.RdsClient;

/** Somebody deleted the replica. */
final class ReplicaDeleted implements Flaw {
    @Override
    public String check() {
        return "replica";
    }

    @Override
    public String words() {
        return "a replica that was deleted";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        delete(site);
        return () -> site.world().replicate();
    }

    static void delete(FlawSite site) {
        try (AwsClients clients = site.dr();
                RdsClient rds = clients.rds()) {
            rds.deleteDBInstance(request ->
                    request.dbInstanceIdentifier(site.scenario().replicaId()).skipFinalSnapshot(true));
        }
    }
}
