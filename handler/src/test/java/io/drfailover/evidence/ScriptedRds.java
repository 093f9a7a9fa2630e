package io.drfailover.evidence;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceStatusInfo;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.StopDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.StopDbInstanceResponse;

/** RDS with one instance, which answers or throws as the test says. Knows no other call. */
final class ScriptedRds implements RdsClient {
    final AtomicInteger stops = new AtomicInteger();
    private final Supplier<DBInstance> instance;
    private final Runnable stop;

    ScriptedRds(Supplier<DBInstance> instance) {
        this(instance, () -> {
            throw new AssertionError("nobody may stop it");
        });
    }

    ScriptedRds(Supplier<DBInstance> instance, Runnable stop) {
        this.instance = instance;
        this.stop = stop;
    }

    static DBInstance.Builder replica(String status, boolean normal) {
        return DBInstance.builder()
                .dbInstanceIdentifier("replica")
                .dbInstanceStatus("available")
                .engine("postgres")
                .readReplicaSourceDBInstanceIdentifier("arn:aws:rds:us-east-1:123456789012:db:primary")
                .statusInfos(DBInstanceStatusInfo.builder()
                        .statusType("read replication")
                        .status(status)
                        .normal(normal)
                        .build());
    }

    static ScriptedRds primary(String status) {
        return new ScriptedRds(
                () -> DBInstance.builder().dbInstanceStatus(status).build());
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        return DescribeDbInstancesResponse.builder()
                .dbInstances(List.of(instance.get()))
                .build();
    }

    @Override
    public StopDbInstanceResponse stopDBInstance(StopDbInstanceRequest request) {
        stops.incrementAndGet();
        stop.run();
        return StopDbInstanceResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "rds";
    }

    @Override
    public void close() {}
}
