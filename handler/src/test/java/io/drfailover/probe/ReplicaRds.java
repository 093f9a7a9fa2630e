package io.drfailover.probe;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceStatusInfo;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** RDS that shows one instance, or answers with an error. Knows no other call: a probe that changed AWS would fail. */
final class ReplicaRds implements RdsClient {
    private final Supplier<DBInstance> answer;

    ReplicaRds(Supplier<DBInstance> answer) {
        this.answer = answer;
    }

    static DBInstance.Builder replica(DBInstanceStatusInfo... replication) {
        return DBInstance.builder()
                .dbInstanceIdentifier("replica")
                .dbInstanceStatus("available")
                .readReplicaSourceDBInstanceIdentifier("arn:aws:rds:us-east-1:123456789012:db:primary")
                .statusInfos(replication);
    }

    static DBInstanceStatusInfo replication(String status, Boolean normal, String message) {
        return DBInstanceStatusInfo.builder()
                .statusType("read replication")
                .status(status)
                .normal(normal)
                .message(message)
                .build();
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        return DescribeDbInstancesResponse.builder()
                .dbInstances(List.of(answer.get()))
                .build();
    }

    @Override
    public String serviceName() {
        return "rds";
    }

    @Override
    public void close() {}
}
