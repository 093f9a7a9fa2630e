package io.drfailover.evidence;

import java.util.Set;

/**
 * What a status of the primary's DB instance says of a failover (Amazon RDS User Guide, "Viewing Amazon RDS DB instance
 * status"; the descriptions there are the reasons here).
 */
final class PrimaryStatus {
    /** The instance serves: what is going on beside that does not interrupt it. */
    private static final Set<String> SERVING = Set.of(
            "available",
            "backing-up",
            "storage-optimization", // "fully operational"
            "storage-config-upgrade",
            "storage-initialization",
            "configuring-enhanced-monitoring",
            "configuring-iam-database-auth",
            "configuring-log-exports",
            "resetting-master-credentials");

    /** The instance does not serve, and nothing brings it back by itself. */
    private static final Set<String> LOST = Set.of(
            "failed", // "Amazon RDS can't recover it"
            "deleting",
            "stopping",
            "stopped",
            "restore-error",
            "insufficient-capacity");

    private PrimaryStatus() {}

    /**
     * Judges.
     *
     * <p>Unknown are the states that end by themselves, and soon ({@code rebooting}, {@code starting}, {@code modifying},
     * {@code upgrading}, {@code maintenance}, {@code renaming} ...): a failover would take longer than they do, and a
     * healthy instance passes through them, too. {@code storage-full} is unknown as well: the replica has the same data on
     * storage of the same size, and more storage on the primary is a matter of minutes. So is every status that is not
     * known here.
     */
    static Side side(String status) {
        if (SERVING.contains(status)) {
            return Side.AGAINST;
        }
        boolean lost =
                LOST.contains(status) || status.startsWith("incompatible-") || status.startsWith("inaccessible-");
        return lost ? Side.FOR : Side.UNKNOWN;
    }
}
