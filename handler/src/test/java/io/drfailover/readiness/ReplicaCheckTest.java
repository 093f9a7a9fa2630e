package io.drfailover.readiness;

import static io.drfailover.readiness.FakeRds.healthy;
import static io.drfailover.readiness.FakeRds.replication;
import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.ledger.InMemoryRunLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.model.DBInstance;

class ReplicaCheckTest {
    private static final NewestRun NO_RUN = new NewestRun(new InMemoryRunLedger());

    private static Finding look(DBInstance.Builder instance, String... settings) {
        return Looks.look(new ReplicaCheck(FakeRds.replica(instance), NO_RUN, config(settings)));
    }

    @Test
    void look_healthyReplica_isOkAndSaysEngineVersionAndClass() {
        assertFinding(
                look(healthy(), "PRIMARY_DATABASE_ID", "primary"),
                Outcome.OK,
                "available",
                "replicating",
                "postgres 16.4, db.r6g.large");
    }

    @Test
    void look_noInstance_blocksAndSaysHowToCreateOne() {
        Finding finding = Looks.look(new ReplicaCheck(FakeRds.none(), NO_RUN, config()));

        assertFinding(finding, Outcome.BLOCKING, "does not exist in eu-west-1");
        assertThat(finding.remedy()).contains("create-db-instance-read-replica", "RDS_REPLICA_ID");
    }

    @Test
    void look_promotedAlready_blocks() {
        assertFinding(look(healthy().readReplicaSourceDBInstanceIdentifier(null)), Outcome.BLOCKING, "not a replica");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:rds:us-east-1:123456789012:db:another,BLOCKING",
        "arn:aws:rds:eu-central-1:123456789012:db:primary,BLOCKING",
        "another,BLOCKING",
        "primary,OK"
    })
    void look_source_mustBeTheConfiguredPrimary(String source, Outcome outcome) {
        assertFinding(
                look(healthy().readReplicaSourceDBInstanceIdentifier(source), "PRIMARY_DATABASE_ID", "primary"),
                outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backing-up", "modifying", "configuring-enhanced-monitoring", "Rebooting"})
    void look_passingStatus_isAWarning(String status) {
        assertFinding(look(healthy().dbInstanceStatus(status)), Outcome.WARNING, "would wait");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "storage-full", "incompatible-network", "failed", "a-new-status"})
    void look_otherStatus_blocks(String status) {
        assertFinding(look(healthy().dbInstanceStatus(status)), Outcome.BLOCKING, "is " + status);
    }

    @Test
    void look_replicationBroken_blocksWithRdssWords() {
        assertFinding(
                look(healthy().statusInfos(replication("error", false))),
                Outcome.BLOCKING,
                "does not replicate: error could not connect");
    }

    @Test
    void look_replicationUnknown_isAWarning() {
        assertFinding(look(healthy().statusInfos(replication("replicating", null))), Outcome.WARNING);
        assertFinding(look(healthy().statusInfos(java.util.List.of())), Outcome.WARNING, "does not say");
    }
}
