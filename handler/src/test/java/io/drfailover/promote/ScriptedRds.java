package io.drfailover.promote;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaResponse;

/** RDS that shows one scripted look after the other, the last for ever; a promote call may be refused. */
public final class ScriptedRds implements RdsClient {
    public static final String SOURCE = "arn:aws:rds:us-east-1:123456789012:db:primary";

    public int promotions;
    public int looks;
    public int refusals;
    int calls;
    Runnable afterPromotion = () -> {};
    private final Deque<SdkException> callErrors = new ArrayDeque<>();
    private int lookErrors;
    private @Nullable SdkException lookError;
    private final Deque<DBInstance> script = new ArrayDeque<>();

    public ScriptedRds replica(String status) {
        return look(status, SOURCE);
    }

    public ScriptedRds standalone(String status) {
        return look(status, null);
    }

    void nextCallFails(SdkException error) {
        callErrors.add(error);
    }

    void nextLooksFail(int times, SdkException error) {
        lookErrors = times;
        lookError = error;
    }

    private ScriptedRds look(String status, String source) {
        script.add(DBInstance.builder()
                .dbInstanceIdentifier("replica")
                .dbInstanceStatus(status)
                .readReplicaSourceDBInstanceIdentifier(source)
                .dbName("erp")
                .endpoint(Endpoint.builder().address("replica.eu").port(5432).build())
                .build());
        return this;
    }

    @Override
    public synchronized DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        looks++;
        if (lookErrors > 0 && lookError != null) {
            lookErrors--;
            throw lookError;
        }
        if (script.isEmpty()) {
            throw DbInstanceNotFoundException.builder().message("not found").build();
        }
        DBInstance now = script.size() == 1 ? script.getFirst() : script.removeFirst();
        return DescribeDbInstancesResponse.builder().dbInstances(List.of(now)).build();
    }

    @Override
    public synchronized PromoteReadReplicaResponse promoteReadReplica(PromoteReadReplicaRequest request) {
        calls++;
        if (!callErrors.isEmpty()) {
            throw callErrors.remove();
        }
        if (refusals > 0) {
            refusals--;
            throw InvalidDbInstanceStateException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorMessage("Instance is backing-up")
                            .build())
                    .build();
        }
        promotions++;
        afterPromotion.run();
        return PromoteReadReplicaResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "rds";
    }

    @Override
    public void close() {}
}
