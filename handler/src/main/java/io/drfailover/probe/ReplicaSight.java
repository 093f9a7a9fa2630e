package io.drfailover.probe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * What RDS in the DR region shows of the replica.
 *
 * @param replication whether it replicates
 * @param status of the instance itself, or "" when it was not seen
 * @param engine its database engine, or "" when it was not seen
 */
public record ReplicaSight(Finding replication, String status, String engine) {
    static ReplicaSight of(Finding replication, @Nullable DBInstance instance) {
        return instance == null
                ? new ReplicaSight(replication, "", "")
                : new ReplicaSight(
                        replication,
                        Objects.requireNonNullElse(instance.dbInstanceStatus(), ""),
                        Objects.requireNonNullElse(instance.engine(), ""));
    }
}
