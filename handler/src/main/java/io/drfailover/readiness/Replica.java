package io.drfailover.readiness;

import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/**
 * The replica in RDS.
 *
 * @param rds RDS in the DR region
 * @param id its identifier
 */
public record Replica(RdsClient rds, String id) {
    /** As it is now; empty if it does not exist. */
    Optional<DBInstance> find() {
        try {
            return rds.describeDBInstances(r -> r.dbInstanceIdentifier(id)).dbInstances().stream()
                    .findFirst();
        } catch (DbInstanceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** For a check of something that only an existing replica has. */
    Finding missing() {
        return Finding.notMade("the replica " + id + " does not exist", "see the check " + CheckName.REPLICA.text());
    }
}
