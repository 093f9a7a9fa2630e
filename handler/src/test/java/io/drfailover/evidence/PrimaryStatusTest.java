package io.drfailover.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every status of the User Guide's table, and some that are in no table. */
class PrimaryStatusTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "available",
                "backing-up",
                "configuring-enhanced-monitoring",
                "configuring-iam-database-auth",
                "configuring-log-exports",
                "resetting-master-credentials",
                "storage-config-upgrade",
                "storage-initialization",
                "storage-optimization"
            })
    void side_itServes_isAgainst(String status) {
        assertThat(PrimaryStatus.side(status)).isEqualTo(Side.AGAINST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deleting",
                "failed",
                "inaccessible-encryption-credentials",
                "inaccessible-encryption-credentials-recoverable",
                "incompatible-create",
                "incompatible-network",
                "incompatible-option-group",
                "incompatible-parameters",
                "incompatible-restore",
                "insufficient-capacity",
                "restore-error",
                "stopped",
                "stopping"
            })
    void side_nothingBringsItBack_isFor(String status) {
        assertThat(PrimaryStatus.side(status)).isEqualTo(Side.FOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "converting-to-vpc",
                "creating",
                "delete-precheck",
                "maintenance",
                "modifying",
                "moving-to-vpc",
                "rebooting",
                "renaming",
                "starting",
                "storage-full",
                "upgrading",
                "of-the-year-2030",
                "null",
                ""
            })
    void side_itPassesOrNobodyKnows_isUnknown(String status) {
        assertThat(PrimaryStatus.side(status)).isEqualTo(Side.UNKNOWN);
    }
}
