package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Somebody promoted the replica, and nobody made a new one. */
final class ReplicaPromoted implements Flaw {
    @Override
    public String check() {
        return "replica";
    }

    @Override
    public String words() {
        return "a replica that was promoted by hand";
    }

    /** Longer than the emulated promotion. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final long POLL_MILLIS = 200;

    @Override
    public Remedy breakIt(FlawSite site) throws InterruptedException {
        site.rig().aws().durations(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        String replica = site.scenario().replicaId();
        try (AwsClients clients = site.dr();
                RdsClient rds = clients.rds()) {
            rds.promoteReadReplica(request -> request.dbInstanceIdentifier(replica));
            Instant limit = Instant.now().plus(LIMIT);
            while (!standsAlone(rds, replica)) {
                if (Instant.now().isAfter(limit)) {
                    throw new IllegalStateException(replica + " was not promoted within " + LIMIT);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
        return () -> {
            ReplicaDeleted.delete(site);
            site.world().replicate();
        };
    }

    private static boolean standsAlone(RdsClient rds, String replica) {
        DBInstance instance = rds.describeDBInstances(request -> request.dbInstanceIdentifier(replica))
                .dbInstances()
                .get(0);
        return instance.readReplicaSourceDBInstanceIdentifier() == null
                && "available".equals(instance.dbInstanceStatus());
    }
}
