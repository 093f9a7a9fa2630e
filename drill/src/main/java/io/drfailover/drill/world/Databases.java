package io.drfailover.drill.world;

import software.amazon.awssdk.services.rds.RdsClient;

/** The primary database and its replica in the other region. */
final class Databases {
    private static final int BACKUP_DAYS = 7;

    private final Scenario scenario;

    Databases(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Creates both; answers when the replica is there. */
    void create(AwsClients primary, AwsClients dr, Credentials credentials) {
        Network home = Network.create(primary, scenario.primaryRegion(), scenario.primaryId(), "10.80");
        String source;
        try (RdsClient rds = primary.rds()) {
            source = rds.createDBInstance(request -> request.dbInstanceIdentifier(scenario.primaryId())
                            .engine("postgres")
                            .engineVersion("16.4")
                            .dbInstanceClass("db.m6g.large")
                            .allocatedStorage(100)
                            .dbName("erp")
                            .port(5432)
                            .masterUsername(credentials.username())
                            .masterUserPassword(credentials.password())
                            .backupRetentionPeriod(7)
                            .storageEncrypted(true)
                            .dbSubnetGroupName(home.subnetGroup())
                            .vpcSecurityGroupIds(home.securityGroupId()))
                    .dbInstance()
                    .dbInstanceArn();
        }
        Network refuge = Network.create(dr, scenario.drRegion(), scenario.replicaId(), "10.81");
        replicate(dr, source, refuge.subnetGroup(), refuge.securityGroupId());
    }

    /** Creates the replica, with backups as AWS advises before a promotion. */
    void replicate(AwsClients dr, String source, String subnetGroup, String guard) {
        try (RdsClient rds = dr.rds()) {
            rds.createDBInstanceReadReplica(request -> request.dbInstanceIdentifier(scenario.replicaId())
                    .sourceDBInstanceIdentifier(source)
                    .dbInstanceClass("db.m6g.large")
                    .dbSubnetGroupName(subnetGroup)
                    .vpcSecurityGroupIds(guard));
            rds.modifyDBInstance(request -> request.dbInstanceIdentifier(scenario.replicaId())
                    .backupRetentionPeriod(BACKUP_DAYS)
                    .applyImmediately(true));
        }
    }
}
