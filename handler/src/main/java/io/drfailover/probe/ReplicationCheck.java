package io.drfailover.probe;

import io.drfailover.contract.ProbeMetric;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceStatusInfo;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/**
 * Asks RDS in the DR region what the replica says of its replication (Amazon RDS API Reference,
 * "DBInstanceStatusInfo": status type {@code read replication}, {@code Normal} false in an error state; statuses in the
 * User Guide, "Monitoring read replication"). It does not depend on traffic: an idle primary replicates, too.
 *
 * <p>A replica that was promoted, or is being restarted or changed itself, says nothing of the primary: unknown.
 */
public final class ReplicationCheck implements Check {
    private static final String READ_REPLICATION = "read replication";

    /**
     * Statuses in which the instance itself is up, so that its replication can be judged (Amazon RDS User Guide,
     * "Viewing Amazon RDS DB instance status").
     */
    private static final Set<String> UP =
            Set.of("available", "backing-up", "modifying", "storage-optimization", "storage-config-upgrade");

    private final RdsClient rds;
    private final String replicaId;
    private final AwsAnswer aws = new AwsAnswer("RDS");

    public ReplicationCheck(RdsClient rds, String replicaId) {
        this.rds = rds;
        this.replicaId = replicaId;
    }

    @Override
    public String name() {
        return "replication";
    }

    @Override
    public Finding look() {
        return see().replication();
    }

    /** The same look, with what else RDS shows of the replica. */
    public ReplicaSight see() {
        var seen = new AtomicReference<DBInstance>();
        Finding replication = aws.of(() -> {
            try {
                var found = rds.describeDBInstances(r -> r.dbInstanceIdentifier(replicaId))
                        .dbInstances();
                if (found.isEmpty()) {
                    return missing();
                }
                seen.set(found.get(0));
                return judge(found.get(0));
            } catch (DbInstanceNotFoundException e) {
                return missing();
            }
        });
        return ReplicaSight.of(replication, seen.get());
    }

    @Override
    public Finding late() {
        return aws.late();
    }

    private Finding missing() {
        return Finding.unknown(replicaId + " does not exist");
    }

    private Finding judge(DBInstance instance) {
        if (instance.readReplicaSourceDBInstanceIdentifier() == null
                && instance.readReplicaSourceDBClusterIdentifier() == null) {
            return Finding.unknown(replicaId + " is not a replica (any more)");
        }
        String status = String.valueOf(instance.dbInstanceStatus());
        if (!UP.contains(status) && !status.startsWith("configuring-")) {
            return Finding.unknown(replicaId + " is " + status + " itself");
        }
        return instance.statusInfos().stream()
                .filter(info -> READ_REPLICATION.equals(info.statusType()))
                .findFirst()
                .map(ReplicationCheck::judge)
                .orElseGet(() -> Finding.unknown("RDS shows no replication status"));
    }

    private static Finding judge(DBInstanceStatusInfo replication) {
        if (replication.normal() == null) {
            return Finding.unknown("RDS does not say whether \"" + replication.status() + "\" is normal");
        }
        if (replication.normal()) {
            return Finding.ok(String.valueOf(replication.status()), Map.of(ProbeMetric.REPLICATION_HEALTHY, 1.0));
        }
        String message = replication.message() == null ? "" : ": " + replication.message();
        return Finding.failing(replication.status() + message, Map.of(ProbeMetric.REPLICATION_HEALTHY, 0.0));
    }
}
