package io.drfailover.evidence;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/**
 * Asks RDS in the primary region for the primary database: the one call to that region, and a failover waits for nothing
 * from it. A region that does not answer speaks for a failover, an instance that serves against it.
 *
 * <p>Refusals (no permission, throttled, no such instance) come from a region that works, but say nothing of the database.
 */
final class RegionWitness implements Witness {
    private static final int SERVER_ERROR = 500;

    private final String databaseId;
    private final Supplier<RdsClient> rds;

    /**
     * Makes the witness.
     *
     * @param databaseId the primary's identifier, or "" when nobody is to be asked
     * @param rds RDS in the primary region, as {@link PrimaryRegionClients} makes it
     */
    RegionWitness(String databaseId, Supplier<RdsClient> rds) {
        this.databaseId = databaseId;
        this.rds = rds;
    }

    @Override
    public Source source() {
        return Source.PRIMARY_REGION;
    }

    @Override
    public Duration limit() {
        return PrimaryRegionClients.LOOK.plusSeconds(1);
    }

    @Override
    public Sighting look(Suspicion suspicion) {
        if (databaseId.isEmpty()) {
            return Sighting.silence(Side.UNKNOWN, "is not asked (PRIMARY_DATABASE_ID is not set)");
        }
        try {
            var found = rds.get()
                    .describeDBInstances(r -> r.dbInstanceIdentifier(databaseId))
                    .dbInstances();
            return found.isEmpty()
                    ? missing()
                    : judge(String.valueOf(found.get(0).dbInstanceStatus()));
        } catch (DbInstanceNotFoundException e) {
            return missing();
        } catch (AwsServiceException e) {
            return refused(e);
        } catch (SdkException e) {
            return unanswered(e);
        }
    }

    /** Connecting and reading have limits of their own, so that only the look-up of the name can take longer. */
    @Override
    public Sighting late() {
        return Sighting.silence(Side.UNKNOWN, "could not be asked (its name was not resolved in time)");
    }

    private Sighting judge(String status) {
        return Sighting.answer(PrimaryStatus.side(status), "says that " + databaseId + " is " + status);
    }

    private Sighting missing() {
        return Sighting.answer(Side.UNKNOWN, "knows no " + databaseId);
    }

    private static Sighting refused(AwsServiceException e) {
        return e.statusCode() >= SERVER_ERROR && !e.isThrottlingException()
                ? Sighting.answer(Side.FOR, "answers with an error of its own (HTTP " + e.statusCode() + ")")
                : Sighting.answer(Side.UNKNOWN, "refuses to say (" + e.getMessage() + ")");
    }

    private static Sighting unanswered(SdkException e) {
        Optional<String> reason = Unreachable.reason(e);
        return reason.isPresent()
                ? Sighting.silence(Side.FOR, "cannot be reached (" + reason.get() + ")")
                : Sighting.silence(Side.UNKNOWN, "could not be asked (" + e.getMessage() + ")");
    }
}
