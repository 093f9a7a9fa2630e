package io.drfailover.promote;

import io.drfailover.Deadline;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/** RDS's two calls about one instance, and its errors in our words. */
record ReplicaRds(RdsClient rds, String instanceId, String region) {
    /**
     * Answered with 4xx, yet of the moment ("Common Error Types", AWS API references; throttling is told apart by the
     * SDK).
     */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("RequestTimeout", "RequestTimeoutException", "RequestExpired", "PriorRequestNotComplete");

    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    /**
     * Looks at the instance.
     *
     * @throws PromotionException if it does not exist
     * @throws SdkException if RDS does not answer
     */
    ReplicaView describe() {
        try {
            var found = rds.describeDBInstances(r -> r.dbInstanceIdentifier(instanceId))
                    .dbInstances();
            if (found.isEmpty()) {
                throw missing(null);
            }
            return ReplicaView.of(found.get(0));
        } catch (DbInstanceNotFoundException e) {
            throw missing(e);
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        }
    }

    /**
     * Asks RDS to promote.
     *
     * @throws SdkException if it refuses or does not answer
     */
    void promote() {
        try {
            rds.promoteReadReplica(r -> r.dbInstanceIdentifier(instanceId));
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        }
    }

    /** Whether the same call may be answered otherwise later, or may have taken effect although it failed. */
    static boolean isTransient(SdkException e) {
        if (e instanceof DbInstanceNotFoundException) {
            return false;
        }
        if (!(e instanceof SdkServiceException service)) {
            return true;
        }
        boolean refused = service.statusCode() >= CLIENT_ERRORS && service.statusCode() < SERVER_ERRORS;
        return !refused || service.isThrottlingException() || service.isClockSkewException() || isOfTheMoment(service);
    }

    private static boolean isOfTheMoment(SdkServiceException e) {
        return e instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && OF_THE_MOMENT.contains(String.valueOf(aws.awsErrorDetails().errorCode()));
    }

    /** AWS's own words where there are some: the SDK's message repeats them with status and ids. */
    static String text(SdkException e) {
        if (e instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && aws.awsErrorDetails().errorMessage() != null) {
            return aws.awsErrorDetails().errorMessage();
        }
        return String.valueOf(e.getMessage());
    }

    PromotionException unanswered(SdkException e) {
        return problem(
                "describing \"" + instanceId + "\" in " + region + ": " + e.getMessage(),
                "check that RDS in " + region + " answers and that the function may rds:DescribeDBInstances",
                e);
    }

    PromotionException refused(SdkException e) {
        if (e instanceof DbInstanceNotFoundException) {
            return missing(e);
        }
        return problem(
                "promoting \"" + instanceId + "\": " + e.getMessage(),
                "check that the function may rds:PromoteReadReplica, then invoke it again: it goes on where it was",
                e);
    }

    PromotionException notOurs() {
        return problem(
                "\"" + instanceId + "\" in " + region + " is not a read replica and this run has not promoted it",
                "check RDS_REPLICA_ID; if a person has promoted it, send {\"action\": \"failover\", \"confirm\": \""
                        + instanceId + "\"}",
                null);
    }

    PromotionException outOfTime(String state, String what) {
        return problem(
                state + " when time ran out: " + what,
                "look at the instance's events in RDS, then invoke the function again (it goes on waiting) or raise "
                        + "PROMOTION_TIMEOUT",
                null);
    }

    void refuseDeadEnd(ReplicaView view) {
        if (view.isDeadEnd()) {
            throw problem(
                    "\"" + instanceId + "\" is " + view.status() + ", RDS does not leave that state by itself",
                    "repair the instance in the RDS console, then invoke the function again",
                    null);
        }
    }

    private PromotionException missing(@Nullable Throwable cause) {
        return problem(
                "the replica \"" + instanceId + "\" does not exist in " + region,
                "set RDS_REPLICA_ID to a read replica in " + region + ", or create one",
                cause);
    }

    private PromotionException problem(String problem, String remedy, @Nullable Throwable cause) {
        return new PromotionException(instanceId, problem, remedy, cause);
    }
}
