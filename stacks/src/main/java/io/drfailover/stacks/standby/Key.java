package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.kms_alias.KmsAlias;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.account.Statement;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import software.constructs.Construct;

/**
 * The key of the bucket and of the topic, in the DR region and of no other region's making.
 *
 * <p>Its policy leaves every decision to IAM in this account, action by action, and lets CloudWatch's alarms write to the
 * topic, which they cannot with AWS's own key (AWS re:Post, "How do I configure a CloudWatch alarm with an encrypted SNS
 * topic"). SNS itself needs nothing: it works with the rights of whoever publishes (Amazon SNS Developer Guide, "Key
 * management").
 */
final class Key extends Construct {
    private static final int DELETION_DAYS = 30;

    private final KmsKey key;

    Key(Construct scope, String id, Names names, Account account) {
        super(scope, id);
        key = Hcl.named(
                KmsKey.Builder.create(this, "key")
                        .description("Bucket and notification topic of the disaster recovery of " + names.name())
                        .enableKeyRotation(true)
                        .deletionWindowInDays(DELETION_DAYS)
                        .policy(policy(account).json())
                        .tags(Tags.name(names.with("-dr")))
                        .lifecycle(TerraformResourceLifecycle.builder()
                                // Without it, bundle, toolchain and state are noise.
                                .preventDestroy(true)
                                .build())
                        .build(),
                "dr");
        Hcl.named(
                KmsAlias.Builder.create(this, "alias")
                        .name(names.keyAlias())
                        .targetKeyId(key.getKeyId())
                        .build(),
                "dr");
    }

    private PolicyDocument policy(Account account) {
        return new PolicyDocument(
                this,
                "policy",
                "key",
                Statement.allow(
                                "AdministrationAsIamAllows",
                                "kms:CancelKeyDeletion",
                                "kms:CreateAlias",
                                "kms:DeleteAlias",
                                "kms:DescribeKey",
                                "kms:DisableKey",
                                "kms:DisableKeyRotation",
                                "kms:EnableKey",
                                "kms:EnableKeyRotation",
                                "kms:GetKeyPolicy",
                                "kms:GetKeyRotationStatus",
                                "kms:ListGrants",
                                "kms:ListKeyPolicies",
                                "kms:ListKeyRotations",
                                "kms:ListResourceTags",
                                "kms:PutKeyPolicy",
                                "kms:RevokeGrant",
                                "kms:RotateKeyOnDemand",
                                "kms:ScheduleKeyDeletion",
                                "kms:TagResource",
                                "kms:UntagResource",
                                "kms:UpdateAlias",
                                "kms:UpdateKeyDescription")
                        .toAccount(account.root())
                        .on("*"),
                Statement.allow(
                                "UseAsIamAllows",
                                "kms:Decrypt",
                                "kms:Encrypt",
                                "kms:GenerateDataKey",
                                "kms:GenerateDataKeyWithoutPlaintext",
                                "kms:ReEncryptFrom",
                                "kms:ReEncryptTo")
                        .toAccount(account.root())
                        .on("*"),
                Statement.allow("AlarmsWriteToTheTopic", "kms:Decrypt", "kms:GenerateDataKey")
                        .toService("cloudwatch.amazonaws.com")
                        .on("*")
                        .when("StringEquals", "aws:SourceAccount", account.number()));
    }

    String arn() {
        return key.getArn();
    }
}
