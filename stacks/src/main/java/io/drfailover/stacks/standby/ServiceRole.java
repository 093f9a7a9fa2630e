package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import io.drfailover.stacks.account.PolicyDocument;
import io.drfailover.stacks.account.Statement;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.hcl.Tags;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.constructs.Construct;

/** A role that one service of AWS assumes. */
final class ServiceRole extends Construct {
    private final IamRole role;

    ServiceRole(Construct scope, String id, Config config) {
        super(scope, id);
        Statement trust = Statement.allow("OnlyTheService", "sts:AssumeRole").toService(config.service());
        role = Hcl.named(
                IamRole.Builder.create(this, "role")
                        .name(config.roleName())
                        .description(config.description())
                        .assumeRolePolicy(new PolicyDocument(
                                        this,
                                        "trust",
                                        config.name() + "_trust",
                                        config.conditions().apply(trust))
                                .json())
                        .tags(Tags.name(config.roleName()))
                        .build(),
                config.name());
        new TreeMap<>(config.managedPolicies())
                .forEach((name, arn) -> Hcl.named(
                        IamRolePolicyAttachment.Builder.create(this, name.replace('_', '-'))
                                .role(role.getName())
                                .policyArn(arn)
                                .build(),
                        config.name() + "_" + name));
    }

    IamRole role() {
        return role;
    }

    String arn() {
        return role.getArn();
    }

    /**
     * A role.
     *
     * @param name in Terraform
     * @param roleName in AWS
     * @param service who assumes it
     * @param description for people
     * @param conditions narrows the trust, against confused deputies
     * @param managedPolicies AWS's own policies, name in Terraform to ARN
     */
    record Config(
            String name,
            String roleName,
            String service,
            String description,
            UnaryOperator<Statement> conditions,
            Map<String, String> managedPolicies) {
        Config {
            managedPolicies = Map.copyOf(managedPolicies);
        }
    }
}
