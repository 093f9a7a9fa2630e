package io.drfailover.probe;

import static io.drfailover.probe.ReplicaRds.replica;
import static io.drfailover.probe.ReplicaRds.replication;
import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.contract.ProbeMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;

class ReplicationCheckTest {
    private static Finding look(DBInstance.Builder instance) {
        return new ReplicationCheck(new ReplicaRds(instance::build), "replica").look();
    }

    private static Finding lookAt(RuntimeException error) {
        var rds = new ReplicaRds(() -> {
            throw error;
        });
        return new ReplicationCheck(rds, "replica").look();
    }

    private static void assertUnknown(Finding finding, String seen, boolean answered) {
        assertThat(finding.state()).isEqualTo(CheckState.UNKNOWN);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.measured()).isEmpty();
        assertThat(finding.answered()).isEqualTo(answered);
    }

    @Test
    void look_replicating_isHealthy() {
        Finding finding = look(replica(replication("replicating", true, null)));

        assertThat(finding.state()).isEqualTo(CheckState.OK);
        assertThat(finding.measured()).containsEntry(ProbeMetric.REPLICATION_HEALTHY, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "stopped", "terminated", "replication stop point reached"})
    void look_notNormal_isNotHealthyAndSaysWhy(String status) {
        Finding finding = look(replica(replication(status, false, "could not connect to the primary")));

        assertThat(finding.state()).isEqualTo(CheckState.FAILING);
        assertThat(finding.seen()).isEqualTo(status + ": could not connect to the primary");
        assertThat(finding.measured()).containsEntry(ProbeMetric.REPLICATION_HEALTHY, 0.0);
    }

    @Test
    void look_promoted_isUnknown() {
        assertUnknown(look(replica().readReplicaSourceDBInstanceIdentifier(null)), "not a replica", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebooting", "upgrading", "stopped", "storage-full", "creating"})
    void look_replicaItselfIsNotUp_isUnknown(String status) {
        assertUnknown(look(replica(replication("error", false, "")).dbInstanceStatus(status)), "is " + status, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backing-up", "modifying", "storage-optimization", "configuring-enhanced-monitoring"})
    void look_replicaIsUpAndBusy_isJudged(String status) {
        assertThat(look(replica(replication("replicating", true, null)).dbInstanceStatus(status))
                        .state())
                .isEqualTo(CheckState.OK);
    }

    @Test
    void look_noReplicationStatus_isUnknown() {
        assertUnknown(look(replica()), "no replication status", true);
        assertUnknown(look(replica(replication("replicating", null, null))), "does not say", true);
    }

    @ParameterizedTest
    @CsvSource({"400,Throttling", "503,ServiceUnavailable", "403,AccessDenied"})
    void look_rdsRefuses_isUnknown(int status, String message) {
        assertUnknown(
                lookAt(RdsException.builder()
                        .statusCode(status)
                        .message(message)
                        .build()),
                message,
                true);
    }

    @Test
    void look_noSuchReplica_isUnknown() {
        assertUnknown(
                lookAt(DbInstanceNotFoundException.builder()
                        .message("not found")
                        .build()),
                "does not exist",
                true);
    }

    @Test
    void look_rdsIsSilent_isUnknownAndNoAnswer() {
        assertUnknown(lookAt(ApiCallTimeoutException.create(6000)), "did not answer", false);
    }
}
