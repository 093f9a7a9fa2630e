package io.drfailover.readiness;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/**
 * A replica under a key.
 *
 * @param key its ARN, or "" for a replica that does not exist
 */
record FakeReplica(String key) implements RdsClient {
    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        if (key.isEmpty()) {
            throw DbInstanceNotFoundException.builder()
                    .message("no such instance")
                    .build();
        }
        return DescribeDbInstancesResponse.builder()
                .dbInstances(DBInstance.builder().kmsKeyId(key).build())
                .build();
    }

    @Override
    public String serviceName() {
        return "rds";
    }

    @Override
    public void close() {}
}
