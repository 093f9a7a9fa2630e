package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Condition;
import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * Tags, only in the call that creates something: what exists cannot be declared the recovery stack's (Amazon EC2 User
 * Guide, "Grant permission to tag Amazon EC2 resources during creation"; Elastic Load Balancing User Guide, "ELB API
 * permissions to tag resources during creation"). The nodes are among it: EKS checks their launch with the caller's
 * permissions, and the launch template tags them.
 *
 * <p>The exception are rules of security groups: AWS allows each rule once, so one that allows what the stack needs is taken
 * over, whoever made it, and terraform tags it. No permission depends on the tags of a rule.
 */
final class TaggingPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(
                new Statement(
                        "TagNewNetwork",
                        List.of("ec2:CreateTags"),
                        List.of(reach.arns().of("ec2", "*/*")),
                        List.of(Condition.equal(
                                "ec2:CreateAction",
                                "AllocateAddress",
                                "AuthorizeSecurityGroupEgress",
                                "AuthorizeSecurityGroupIngress",
                                "CreateInternetGateway",
                                "CreateLaunchTemplate",
                                "CreateNatGateway",
                                "CreateRouteTable",
                                "CreateSecurityGroup",
                                "CreateSubnet",
                                "CreateVpc",
                                "CreateVpcPeeringConnection",
                                "RunInstances"))),
                new Statement(
                        "TagTakenOverRules",
                        List.of("ec2:CreateTags"),
                        reach.ec2("security-group-rule"),
                        List.of(reach.taggingAsRecovery())),
                // What is changed later is sent alone, without the tag that stays.
                new Statement(
                        "TagOwnRules",
                        List.of("ec2:CreateTags"),
                        reach.ec2("security-group-rule"),
                        List.of(reach.taggedAsRecovery())),
                new Statement(
                        "TagNewBalancer",
                        List.of("elasticloadbalancing:AddTags"),
                        new BalancerNames(reach).all(),
                        List.of(Condition.equal(
                                "elasticloadbalancing:CreateAction",
                                "CreateListener",
                                "CreateLoadBalancer",
                                "CreateTargetGroup"))));
    }
}
