package io.drfailover.promote;

import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * One look at the instance.
 *
 * @param status RDS's status, for example {@code available}
 * @param source the replication source, or "" for a standalone instance
 * @param host endpoint, or "" while there is none
 * @param port endpoint's port
 * @param databaseName the initial database, or ""
 */
public record ReplicaView(String status, String source, String host, int port, String databaseName) {
    /**
     * Statuses that RDS does not leave by itself (Amazon RDS User Guide, "Viewing Amazon RDS DB instance status").
     */
    private static final Set<String> DEAD_ENDS = Set.of(
            "failed",
            "deleting",
            "stopped",
            "stopping",
            "storage-full",
            "restore-error",
            "inaccessible-encryption-credentials",
            "insufficient-capacity");

    static ReplicaView of(DBInstance instance) {
        String source = instance.readReplicaSourceDBInstanceIdentifier();
        String cluster = instance.readReplicaSourceDBClusterIdentifier();
        var endpoint = instance.endpoint();
        return new ReplicaView(
                text(instance.dbInstanceStatus()).toLowerCase(Locale.ROOT),
                text(source).isEmpty() ? text(cluster) : source,
                endpoint == null ? "" : text(endpoint.address()),
                endpoint == null || endpoint.port() == null ? 0 : endpoint.port(),
                text(instance.dbName()));
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    public boolean isReplica() {
        return !source.isEmpty();
    }

    public boolean isAvailable() {
        return status.equals("available");
    }

    boolean isBackingUp() {
        return status.equals("backing-up");
    }

    boolean isDeadEnd() {
        return DEAD_ENDS.contains(status) || status.startsWith("incompatible-");
    }
}
