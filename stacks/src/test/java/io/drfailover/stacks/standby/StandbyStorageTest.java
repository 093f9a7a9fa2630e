package io.drfailover.stacks.standby;

import static io.drfailover.stacks.standby.StandbyJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.stacks.Synthesized;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The bucket, its key, and what is uploaded into it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandbyStorageTest {
    private StandbyJson stack = StandbyJson.NOTHING;

    @BeforeAll
    void synthesize() {
        stack = StandbyJson.of(Synthesized.SAMPLE);
    }

    @Test
    void bucket_always_isPrivateEncryptedVersionedAndTlsOnly() {
        assertThat(stack.resource("aws_s3_bucket_versioning", "dr")
                        .at("/versioning_configuration/status")
                        .asText())
                .isEqualTo("Enabled");
        JsonNode encryption = stack.resource("aws_s3_bucket_server_side_encryption_configuration", "dr")
                .at("/rule/0");
        assertThat(encryption.path("bucket_key_enabled").asBoolean()).isTrue();
        assertThat(encryption
                        .at("/apply_server_side_encryption_by_default/kms_master_key_id")
                        .asText())
                .isEqualTo("${aws_kms_key.dr.arn}");
        JsonNode access = stack.resource("aws_s3_bucket_public_access_block", "dr");
        assertThat(List.of(
                        access.path("block_public_acls"),
                        access.path("block_public_policy"),
                        access.path("ignore_public_acls"),
                        access.path("restrict_public_buckets")))
                .allMatch(JsonNode::asBoolean);
        JsonNode deny = stack.document("bucket").at("/statement/0");
        assertThat(deny.path("effect").asText()).isEqualTo("Deny");
        assertThat(deny.at("/condition/0/variable").asText()).isEqualTo("aws:SecureTransport");
        assertThat(texts(deny.path("resources")))
                .containsExactly("${aws_s3_bucket.dr.arn}", "${aws_s3_bucket.dr.arn}/*");
    }

    @Test
    void lifecycle_always_keepsTheLastVersionsAndOnlyClearsLocks() {
        for (JsonNode rule :
                stack.resource("aws_s3_bucket_lifecycle_configuration", "dr").path("rule")) {
            String prefix = rule.at("/filter/prefix").asText();
            // Nothing that is current expires.
            assertThat(rule.at("/expiration").has("days")).isFalse();
            if (rule.at("/noncurrent_version_expiration/noncurrent_days").asInt() == 1) {
                assertThat(prefix).isEqualTo("state/recovery.tfstate.tflock");
            } else if (rule.has("noncurrent_version_expiration")) {
                assertThat(rule.at("/noncurrent_version_expiration/newer_noncurrent_versions")
                                .asInt())
                        .isGreaterThanOrEqualTo(10);
            }
        }
    }

    @Test
    void objects_always_waitForVersionsAndEncryptionAndSayHowTheirFileIsBuilt() {
        assertThat(stack.resources("aws_s3_object")).hasSize(3).allSatisfy(object -> {
            assertThat(texts(object.body().path("depends_on")))
                    .contains("aws_s3_bucket_versioning.dr", "aws_s3_bucket_server_side_encryption_configuration.dr");
            assertThat(object.body().path("source_hash").asText())
                    .isEqualTo("${filesha256(local.%s_file)}".formatted(object.name()));
            assertThat(object.body()
                            .at("/lifecycle/precondition/0/error_message")
                            .asText())
                    .contains("mvn -B -Dmaven.test.skip=true package");
            assertThat(object.body().at("/lifecycle/create_before_destroy").asBoolean())
                    .isTrue();
        });
    }

    @Test
    void toolchain_always_isTheOneOfThePinnedProvider() {
        assertThat(stack.at("/locals/toolchains").asText()).contains("\"terraform-*-aws-5.100.0.zip\"");
        assertThat(stack.resource("aws_s3_object", "toolchain")
                        .at("/lifecycle/precondition/0/condition")
                        .asText())
                .isEqualTo("${length(local.toolchains) == 1}");
    }

    @Test
    void key_always_letsAlarmsOfThisAccountUseIt() {
        JsonNode alarms = stack.document("key").at("/statement/2");
        assertThat(alarms.at("/principals/0/identifiers/0").asText()).isEqualTo("cloudwatch.amazonaws.com");
        assertThat(texts(alarms.path("actions"))).containsExactlyInAnyOrder("kms:Decrypt", "kms:GenerateDataKey");
        assertThat(alarms.at("/condition/0/variable").asText()).isEqualTo("aws:SourceAccount");
    }

    @Test
    void key_always_canStillBeManaged() {
        // Otherwise AWS refuses the policy, or nobody can ever change it.
        assertThat(texts(stack.document("key").at("/statement/0/actions")))
                .contains("kms:PutKeyPolicy", "kms:GetKeyPolicy", "kms:DescribeKey", "kms:ScheduleKeyDeletion");
    }
}
