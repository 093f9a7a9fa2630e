package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import software.amazon.awssdk.services.rds.RdsClient;

/** Somebody turned the backups of the replica off. */
final class ReplicaWithoutBackups implements Flaw {
    @Override
    public String check() {
        return "replica-backups";
    }

    @Override
    public String words() {
        return "a replica that makes no backups";
    }

    private static final int USUAL_DAYS = 7;

    @Override
    public Remedy breakIt(FlawSite site) {
        keep(site, 0);
        return () -> keep(site, USUAL_DAYS);
    }

    private static void keep(FlawSite site, int days) {
        try (AwsClients clients = site.dr();
                RdsClient rds = clients.rds()) {
            rds.modifyDBInstance(
                    request -> request.dbInstanceIdentifier(site.scenario().replicaId())
                            .backupRetentionPeriod(days)
                            .applyImmediately(true));
        }
    }
}
