package io.drfailover.readiness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceStatusInfo;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** RDS with one instance, or none. Knows no other call: a check that changed AWS would fail. */
record FakeRds(@Nullable DBInstance instance) implements RdsClient {
    static final String ID = "konecta-erp-dev-replica";

    static DBInstance.Builder healthy() {
        return DBInstance.builder()
                .dbInstanceIdentifier(ID)
                .dbInstanceStatus("available")
                .engine("postgres")
                .engineVersion("16.4")
                .dbInstanceClass("db.r6g.large")
                .backupRetentionPeriod(7)
                .dbSubnetGroup(g -> g.vpcId("vpc-db"))
                .readReplicaSourceDBInstanceIdentifier("arn:aws:rds:us-east-1:123456789012:db:primary")
                .statusInfos(replication("replicating", true));
    }

    static DBInstanceStatusInfo replication(String status, @Nullable Boolean normal) {
        return DBInstanceStatusInfo.builder()
                .statusType("read replication")
                .status(status)
                .normal(normal)
                .message(Boolean.FALSE.equals(normal) ? "could not connect" : null)
                .build();
    }

    static Replica replica(DBInstance.Builder instance) {
        return new Replica(new FakeRds(instance.build()), ID);
    }

    static Replica none() {
        return new Replica(new FakeRds(null), ID);
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        if (instance == null) {
            throw DbInstanceNotFoundException.builder().message("not found").build();
        }
        return DescribeDbInstancesResponse.builder()
                .dbInstances(List.of(instance))
                .build();
    }

    @Override
    public String serviceName() {
        return "rds";
    }

    @Override
    public void close() {}
}
