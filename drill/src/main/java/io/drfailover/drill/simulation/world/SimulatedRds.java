package io.drfailover.drill.simulation.world;

import io.drfailover.drill.simulation.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaResponse;
import software.amazon.awssdk.services.rds.model.RdsException;

/** RDS as one sandbox reaches it. */
final class SimulatedRds implements RdsClient {
    private static final int OLDEST_SECONDS = 20;

    private final Sandbox sandbox;
    private final Database database;
    private boolean answerWasLost;

    SimulatedRds(Sandbox sandbox, Database database) {
        this.sandbox = sandbox;
        this.database = database;
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        return sandbox.call(
                Call.read("rds", "DescribeDBInstances", ""),
                old -> {
                    var now = sandbox.world().scheduler().now();
                    var age = Duration.ofSeconds(old ? sandbox.world().faults().between(1, OLDEST_SECONDS) : 0);
                    return describe(database.at(now.minus(age)));
                },
                SimulatedRds::refusal);
    }

    @Override
    public PromoteReadReplicaResponse promoteReadReplica(PromoteReadReplicaRequest request) {
        answerWasLost = false;
        Instant begun = sandbox.world().scheduler().now();
        return sandbox.call(
                Call.write("rds", "PromoteReadReplica", ""),
                old -> {
                    // The SDK's own repetition of a call that was accepted.
                    boolean refused = answerWasLost || sandbox.world().trouble() == Trouble.PROMOTION_REFUSED;
                    if (!database.promote(sandbox, refused, begun)) {
                        throw InvalidDbInstanceStateException.builder()
                                .statusCode(400)
                                .awsErrorDetails(AwsErrorDetails.builder()
                                        .errorCode("InvalidDBInstanceState")
                                        .errorMessage("DB Instance is not in a state that can be promoted: "
                                                + database.now().status())
                                        .build())
                                .build();
                    }
                    answerWasLost = true;
                    return PromoteReadReplicaResponse.builder().build();
                },
                SimulatedRds::refusal);
    }

    private static DescribeDbInstancesResponse describe(Database.View view) {
        var instance = DBInstance.builder()
                .dbInstanceIdentifier(World.REPLICA)
                .dbInstanceStatus(view.status())
                .dbName("shop")
                .endpoint(e -> e.address(World.REPLICA + ".example.eu-west-1.rds.amazonaws.com")
                        .port(5432));
        if (view.replica()) {
            instance.readReplicaSourceDBInstanceIdentifier("arn:aws:rds:us-east-1:123456789012:db:primary");
        }
        return DescribeDbInstancesResponse.builder()
                .dbInstances(instance.build())
                .build();
    }

    private static RuntimeException refusal(Fault fault, Call call) {
        return switch (fault) {
            case THROTTLED ->
                RdsException.builder()
                        .statusCode(400)
                        .message("Rate exceeded (Throttling)")
                        .build();
            case SERVER_ERROR ->
                RdsException.builder()
                        .statusCode(503)
                        .message("Service unavailable")
                        .build();
            default -> ApiCallTimeoutException.create(60_000);
        };
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
