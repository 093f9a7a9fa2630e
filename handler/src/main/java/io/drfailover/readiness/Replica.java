package io.drfailover.readiness;

import java.util.Objects;
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

    /** For a check of something that only a replica has. */
    Finding alone() {
        return Finding.notMade(id + " is no replica (any more)", "see the check " + CheckName.REPLICA.text());
    }

    /** Whose copy it is: a source in another region is an ARN, one in the same region an identifier; "" of nothing. */
    static String source(DBInstance instance) {
        String source = Objects.requireNonNullElse(instance.readReplicaSourceDBInstanceIdentifier(), "");
        return source.isEmpty()
                ? Objects.requireNonNullElse(instance.readReplicaSourceDBClusterIdentifier(), "")
                : source;
    }
}
