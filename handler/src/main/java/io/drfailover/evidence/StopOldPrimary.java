package io.drfailover.evidence;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;

/**
 * Asks the primary region once to stop the old primary, so that an application that comes back there does not write to it.
 *
 * <p>Limits (Amazon RDS User Guide, "Stopping an Amazon RDS DB instance temporarily"): RDS refuses an instance that has a
 * read replica, so that this comes after the promotion, and is refused all the same if the primary region has not learnt
 * of it or the primary has another replica; stopping takes minutes, and RDS starts the instance again after seven days.
 */
public final class StopOldPrimary implements Fencing {
    private static final Set<String> STOPPED = Set.of("stopping", "stopped");
    /** One call, one look after a refusal. */
    private static final Duration BOX = PrimaryRegionClients.CHANGE.plus(PrimaryRegionClients.LOOK);

    private final String region;
    private final String databaseId;
    private final Supplier<RdsClient> rds;
    private final Duration box;

    /**
     * Makes it.
     *
     * @param region the primary region
     * @param databaseId the old primary there
     * @param rds RDS in the primary region, made by {@link PrimaryRegionClients} when it is first asked for
     */
    public StopOldPrimary(String region, String databaseId, Supplier<RdsClient> rds) {
        this(region, databaseId, rds, BOX);
    }

    StopOldPrimary(String region, String databaseId, Supplier<RdsClient> rds, Duration box) {
        this.region = region;
        this.databaseId = databaseId;
        this.rds = rds;
        this.box = box;
    }

    @Override
    public String fence() {
        ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "fencing");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return oneLine(Bounded.call(
                    executor,
                    this::stop,
                    box,
                    () -> unreachable("no answer in time"),
                    error -> notFenced("an error of our own: " + error)));
        } finally {
            executor.shutdown();
        }
    }

    private String stop() {
        try {
            rds.get().stopDBInstance(r -> r.dbInstanceIdentifier(databaseId));
            return "fenced: " + region + " accepted the stop of " + databaseId
                    + " (accepted is not stopped: watch it until it is; RDS starts it again after seven days)";
        } catch (InvalidDbInstanceStateException e) {
            return stoppedAlready() ? "fenced: " + databaseId + " in " + region + " was stopped already" : refused(e);
        } catch (DbInstanceNotFoundException e) {
            return notFenced(region + " knows no " + databaseId + ", check PRIMARY_DATABASE_ID");
        } catch (AwsServiceException e) {
            return refused(e);
        } catch (SdkException e) {
            return unreachable(Unreachable.reason(e).orElseGet(() -> String.valueOf(e.getMessage())));
        }
    }

    private boolean stoppedAlready() {
        try {
            return rds.get().describeDBInstances(r -> r.dbInstanceIdentifier(databaseId)).dbInstances().stream()
                    .anyMatch(i -> STOPPED.contains(String.valueOf(i.dbInstanceStatus())));
        } catch (SdkException e) {
            return false; // The refusal is told either way.
        }
    }

    private String refused(AwsServiceException e) {
        var details = e.awsErrorDetails();
        String words = details == null ? e.getMessage() : Objects.requireNonNullElse(details.errorMessage(), "");
        return notFenced(region + " refused (HTTP " + e.statusCode() + ": " + words + ")");
    }

    private String unreachable(String why) {
        return notFenced(region + " cannot be reached (" + why + ")");
    }

    private String notFenced(String why) {
        return "NOT fenced: " + why + "; make sure that nothing writes to " + databaseId;
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }
}
