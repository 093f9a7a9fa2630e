package io.drfailover.readiness;

import io.drfailover.Deadline;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Whether the replica makes backups already. RDS advises to enable them and to complete one before a promotion (Amazon
 * RDS API Reference, PromoteReadReplica): otherwise the promotion enables them, the first backup is a full one, and until
 * it has ended the new primary has none.
 */
public final class ReplicaBackupsCheck implements ReadinessCheck {
    private final Replica replica;

    public ReplicaBackupsCheck(Replica replica) {
        this.replica = replica;
    }

    @Override
    public String name() {
        return CheckName.REPLICA_BACKUPS.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        return replica.find().map(this::judge).orElseGet(replica::missing);
    }

    private Finding judge(DBInstance instance) {
        if (Replica.source(instance).isEmpty()) {
            return replica.alone();
        }
        Integer days = instance.backupRetentionPeriod();
        if (days == null || days == 0) {
            return Finding.warning(
                    replica.id()
                            + " makes no backups: the promotion takes longer, and after it there is none for a while",
                    "aws rds modify-db-instance --db-instance-identifier " + replica.id()
                            + " --backup-retention-period 7 --apply-immediately, in peace time, and let one backup end");
        }
        return Finding.ok("kept for " + days + " days");
    }
}
