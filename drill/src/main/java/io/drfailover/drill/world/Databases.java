package io.drfailover.drill.world;

import software.amazon.awssdk.services.rds.RdsClient;

/** The primary database and its replica in the other region. */
final class Databases {
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
        try (RdsClient rds = dr.rds()) {
            rds.createDBInstanceReadReplica(request -> request.dbInstanceIdentifier(scenario.replicaId())
                    .sourceDBInstanceIdentifier(source)
                    .dbInstanceClass("db.m6g.large")
                    .dbSubnetGroupName(refuge.subnetGroup())
                    .vpcSecurityGroupIds(refuge.securityGroupId()));
        }
    }
}
