package io.drfailover.drill.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerraformOutcomeTest {
    @Test
    void gist_planWithChanges_namesAddressesAndCounts() {
        TerraformOutcome outcome = new TerraformOutcome(
                2,
                List.of(
                        "aws_s3_bucket.dr: Refreshing state...",
                        "  # aws_sns_topic.failover will be updated in-place",
                        "  # aws_kms_key.dr must be replaced",
                        "Plan: 1 to add, 1 to change, 1 to destroy."));
        assertThat(outcome.gist())
                .isEqualTo("# aws_sns_topic.failover will be updated in-place; # aws_kms_key.dr must be replaced;"
                        + " Plan: 1 to add, 1 to change, 1 to destroy.");
    }

    @Test
    void gist_error_isWithoutItsFrame() {
        TerraformOutcome outcome =
                new TerraformOutcome(1, List.of("╷", "│ Error: creating SNS Topic: throttled", "│ ", "╵"));
        assertThat(outcome.gist()).isEqualTo("Error: creating SNS Topic: throttled");
    }

    @Test
    void added_apply_isItsOwnCount() {
        assertThat(new TerraformOutcome(0, List.of("Apply complete! Resources: 52 added, 0 changed, 0 destroyed."))
                        .added())
                .isEqualTo(52);
        assertThat(new TerraformOutcome(0, List.of("No changes.")).added()).isZero();
    }
}
