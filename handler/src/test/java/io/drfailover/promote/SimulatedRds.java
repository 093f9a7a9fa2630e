package io.drfailover.promote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaResponse;
import software.amazon.awssdk.services.rds.model.RdsException;

/**
 * RDS as the promotion meets it on a bad day: what it shows is late, calls fail before or after they take effect, and the
 * caller is killed in either place. Stricter than RDS in one thing: until it shows an accepted request, a second one would be
 * accepted too, and counts as a second promotion.
 */
final class SimulatedRds implements RdsClient {
    /** The caller is killed here. Not an exception that anybody handles. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    int effective;
    int askedWhileChanging;
    private final Random random;
    private final InstantSource clock;
    private final Instant backupFrom;
    private final Instant backupUntil;
    private final Duration invisible;
    private final Duration modifying;
    private final Duration rebooting;
    private final Duration backup;
    private final int trouble;
    private Instant accepted = Instant.MAX;
    private boolean showsReplicaAtRest = true;

    /** @param trouble percentage of calls that meet one */
    SimulatedRds(Random random, InstantSource clock, int trouble) {
        this.random = random;
        this.clock = clock;
        this.trouble = trouble;
        this.backupFrom = clock.instant().plusSeconds(random.nextInt(-300, 300));
        this.backupUntil = backupFrom.plusSeconds(random.nextInt(400));
        this.invisible = Duration.ofSeconds(random.nextInt(100));
        this.modifying = Duration.ofSeconds(random.nextInt(200));
        this.rebooting = Duration.ofSeconds(random.nextInt(200));
        this.backup = Duration.ofSeconds(random.nextInt(200));
    }

    boolean isPromoted() {
        return !accepted.equals(Instant.MAX)
                && !clock.instant()
                        .isBefore(accepted.plus(invisible)
                                .plus(modifying)
                                .plus(rebooting)
                                .plus(backup));
    }

    private String status() {
        Instant now = clock.instant();
        Instant seen = accepted.equals(Instant.MAX) ? Instant.MAX : accepted.plus(invisible);
        if (now.isBefore(seen)) {
            return !now.isBefore(backupFrom) && now.isBefore(backupUntil) ? "backing-up" : "available";
        }
        if (now.isBefore(seen.plus(modifying))) {
            return "modifying";
        }
        if (now.isBefore(seen.plus(modifying).plus(rebooting))) {
            return "rebooting";
        }
        return isPromoted() ? "available" : "backing-up";
    }

    private boolean isDetached() {
        return !accepted.equals(Instant.MAX)
                && !clock.instant().isBefore(accepted.plus(invisible).plus(modifying));
    }

    @Override
    public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
        maybeFail();
        String status = status();
        showsReplicaAtRest = status.equals("available") && !isDetached();
        return DescribeDbInstancesResponse.builder()
                .dbInstances(List.of(DBInstance.builder()
                        .dbInstanceIdentifier("replica")
                        .dbInstanceStatus(status)
                        .readReplicaSourceDBInstanceIdentifier(isDetached() ? null : ScriptedRds.SOURCE)
                        .build()))
                .build();
    }

    @Override
    public PromoteReadReplicaResponse promoteReadReplica(PromoteReadReplicaRequest request) {
        if (!showsReplicaAtRest) {
            askedWhileChanging++;
        }
        maybeFail();
        if (!status().equals("available") || isDetached()) {
            throw refusal();
        }
        effective++;
        accepted = clock.instant();
        maybeFail();
        return PromoteReadReplicaResponse.builder().build();
    }

    private void maybeFail() {
        if (random.nextInt(100) >= trouble) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> throw SdkClientException.create("read timed out");
            case 1 -> throw error(500, "InternalFailure");
            case 2 -> throw error(400, "Throttling");
            default -> throw new Killed();
        }
    }

    private static RuntimeException refusal() {
        return InvalidDbInstanceStateException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidDBInstanceState")
                        .errorMessage("not available")
                        .build())
                .build();
    }

    private static RuntimeException error(int status, String code) {
        return RdsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }

    @Override
    public String serviceName() {
        return "rds";
    }

    @Override
    public void close() {}
}
