package io.drfailover.readiness;

import static io.drfailover.readiness.FakeRds.healthy;
import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.look;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicaBackupsCheckTest {
    @Test
    void look_backupsAreMade_isOk() {
        assertFinding(look(new ReplicaBackupsCheck(FakeRds.replica(healthy()))), Outcome.OK, "7 days");
    }

    @Test
    void look_noBackups_isAWarningWithTheCommand() {
        Finding finding = look(new ReplicaBackupsCheck(FakeRds.replica(healthy().backupRetentionPeriod(0))));

        assertFinding(finding, Outcome.WARNING, "makes no backups");
        assertThat(finding.remedy()).contains("aws rds modify-db-instance", FakeRds.ID, "--backup-retention-period 7");
    }

    @Test
    void look_noReplica_wasNotMade() {
        assertFinding(look(new ReplicaBackupsCheck(FakeRds.none())), Outcome.WARNING, "not checked");
    }

    @Test
    void look_promotedAlready_wasNotMade() {
        assertFinding(
                look(new ReplicaBackupsCheck(FakeRds.replica(
                        healthy().readReplicaSourceDBInstanceIdentifier(null).backupRetentionPeriod(0)))),
                Outcome.WARNING,
                "not checked",
                "is no replica (any more)");
    }
}
