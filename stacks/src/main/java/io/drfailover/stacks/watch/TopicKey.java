package io.drfailover.stacks.watch;

import com.hashicorp.cdktf.providers.aws.kms_alias.KmsAlias;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.account.Statement;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.List;
import software.constructs.Construct;

/**
 * The key of both topics. A key of our own, because the one that AWS manages lets no CloudWatch alarm in, and its
 * policy cannot be changed ("Enable compatibility between event sources from AWS services and encrypted topics", Amazon
 * SNS Developer Guide): the alarm would ring, and nobody would hear it.
 */
final class TopicKey extends Construct {
    /** What an administrator does with a key; each action by name, so that a new one of AWS's is not granted unread. */
    private static final String[] ADMINISTRATION = {
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:DescribeKey",
        "kms:DisableKey",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListKeyPolicies",
        "kms:ListResourceTags",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription"
    };
    /** What a publisher needs: SNS makes a data key in its name. */
    private static final String[] PUBLISHING = {"kms:Decrypt", "kms:GenerateDataKey"};

    private static final int DAYS_TO_REGRET = 30;

    private final KmsKey key;

    TopicKey(Construct scope, String id, Config config) {
        super(scope, id);
        PolicyDocument policy = new PolicyDocument(
                this,
                "policy",
                "key",
                Statement.allow("AccountAdministersTheKey", ADMINISTRATION)
                        .toAccount(config.account().root())
                        .on(Statement.EVERYTHING),
                AlarmsOnly.publish(config.account(), config.alarms(), PUBLISHING)
                        .on(Statement.EVERYTHING));
        key = Hcl.named(
                KmsKey.Builder.create(this, "key")
                        .description(
                                "Alarms of the primary region on their way to people and to the failover function.")
                        .enableKeyRotation(true)
                        .deletionWindowInDays(DAYS_TO_REGRET)
                        .policy(policy.json())
                        .tags(Tags.name(config.name()))
                        .build(),
                "topics");
        Hcl.named(
                KmsAlias.Builder.create(this, "alias")
                        .name("alias/" + config.name())
                        .targetKeyId(key.getKeyId())
                        .build(),
                "topics");
    }

    String arn() {
        return key.getArn();
    }

    /** Whose key it is, what it is called, and the ARNs of the alarms that may use it. */
    record Config(Account account, String name, List<String> alarms) {}
}
