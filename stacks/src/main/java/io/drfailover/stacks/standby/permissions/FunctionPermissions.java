package io.drfailover.stacks.standby.permissions;

import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import io.drfailover.stacks.settings.StackSettings;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * Everything that the function may do, and nothing else: a few managed policies, attached to its role.
 *
 * <p>Managed and not inline, because all inline policies of a role together may have 10,240 characters and each managed
 * one 6,144 (IAM User Guide, "IAM and AWS STS quotas"). The documents are data sources, so that a change of a permission
 * is a line in the synthesized stack and in the plan.
 */
public final class FunctionPermissions extends Construct {
    private final List<IamRolePolicyAttachment> attachments = new ArrayList<>();

    public FunctionPermissions(Construct scope, String id, Config config) {
        super(scope, id);
        Reach reach = reach(config);
        for (PolicyPart part : PolicyPart.all()) {
            String noun = part.noun();
            PolicyDocument document = new PolicyDocument(this, noun + "-document", named(noun), part.statements(reach));
            IamPolicy policy = Hcl.named(
                    IamPolicy.Builder.create(this, noun)
                            .name(config.name() + "-" + noun)
                            .description("What the failover function may do: " + noun)
                            .tags(Tags.name(config.name() + "-" + noun))
                            .policy(document.json())
                            .build(),
                    named(noun));
            attachments.add(Hcl.named(
                    IamRolePolicyAttachment.Builder.create(this, noun + "-attachment")
                            .role(config.role().getName())
                            .policyArn(policy.getArn())
                            .build(),
                    named(noun)));
        }
    }

    /** What the function waits for, lest its first invocation come before its permissions. */
    public List<IamRolePolicyAttachment> attachments() {
        return List.copyOf(attachments);
    }

    private static Reach reach(Config config) {
        Account account = config.account();
        StackSettings settings = config.settings();
        return new Reach(
                new Arns(account.partition(), settings.region(), account.number()),
                account.dnsSuffix(),
                settings.replica().id(),
                settings.replica().secretId(),
                settings.cluster().name(),
                config.name(),
                new Reach.Primary(
                        settings.primary().region(),
                        settings.primary().database().id(),
                        settings.failover().stopsOldPrimary()),
                new Reach.Given(
                        config.bucketArn(),
                        config.keyArn(),
                        config.topicArn(),
                        config.role().getArn(),
                        config.clusterRoleArn(),
                        config.nodeRoleArn(),
                        config.logGroupArn()));
    }

    private static String named(String noun) {
        return "function_" + noun;
    }

    /**
     * What the permissions are about. All ARNs are of the standby stack's own resources.
     *
     * @param name the function's, and the prefix of the policies' names
     * @param account theirs
     * @param settings names of the replica, the secret and the cluster; the region
     * @param role gets the permissions
     * @param bucketArn bundle, toolchain, state and ledger
     * @param keyArn the key that encrypts the bucket
     * @param topicArn what people follow
     * @param clusterRoleArn the EKS control plane's role
     * @param nodeRoleArn the nodes' role
     * @param logGroupArn the function's log group, without {@code :*}
     */
    public record Config(
            String name,
            Account account,
            StackSettings settings,
            IamRole role,
            String bucketArn,
            String keyArn,
            String topicArn,
            String clusterRoleArn,
            String nodeRoleArn,
            String logGroupArn) {}
}
