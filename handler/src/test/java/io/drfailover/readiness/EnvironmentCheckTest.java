package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static io.drfailover.readiness.Looks.config;
import static io.drfailover.readiness.Looks.look;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {
    @Test
    void look_complete_isOk() {
        assertFinding(
                look(new EnvironmentCheck(config(), Map.of("AWS_REGION", "eu-west-1"))), Outcome.OK, "2 required");
    }

    @Test
    void look_functionInAnotherRegion_blocks() {
        assertFinding(
                look(new EnvironmentCheck(config(), Map.of("AWS_REGION", "us-east-1"))),
                Outcome.BLOCKING,
                "runs in us-east-1",
                "DR_REGION is eu-west-1");
    }

    @Test
    void look_moreConfirmationsThanSources_blocksAndNamesTheSettings() {
        Finding finding = look(new EnvironmentCheck(config("CONFIRMATIONS_REQUIRED", "3"), Map.of()));

        assertFinding(finding, Outcome.BLOCKING, "3", "alarm, replica");
        assertThat(finding.remedy()).contains("PRIMARY_DATABASE_ID", "CONFIRMATIONS_REQUIRED");
    }

    @Test
    void look_everySourceConfigured_isOk() {
        assertFinding(
                look(new EnvironmentCheck(
                        config(
                                "CONFIRMATIONS_REQUIRED", "5",
                                "PRIMARY_URL", "https://erp.example.com",
                                "PRIMARY_DATABASE_HOST", "db.example.com",
                                "PRIMARY_DATABASE_ID", "primary"),
                        Map.of())),
                Outcome.OK,
                "5 sources");
    }
}
