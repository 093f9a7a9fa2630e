package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * Building the recovered network. What is created must be tagged as the recovery stack's in the same call, and only what
 * is tagged so may be built upon or changed: the networks that exist today are out of reach, but for what
 * {@link DatabaseAccess} says.
 *
 * <p>A call that creates one thing inside another is checked for both (Service Authorization Reference, Amazon EC2):
 * the new one by the first two statements, the existing one by the last.
 */
final class NetworkBuilding implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(
                new Statement(
                        "CreateNetwork",
                        List.of("ec2:CreateVpc"),
                        reach.ec2("vpc"),
                        List.of(reach.taggingAsRecovery())),
                new Statement(
                        "CreateNetworkParts",
                        List.of(
                                "ec2:AllocateAddress",
                                "ec2:CreateInternetGateway",
                                "ec2:CreateLaunchTemplate",
                                "ec2:CreateNatGateway",
                                "ec2:CreateRouteTable",
                                "ec2:CreateSecurityGroup",
                                "ec2:CreateSubnet",
                                "ec2:CreateVpcPeeringConnection"),
                        reach.ec2(
                                "elastic-ip",
                                "internet-gateway",
                                "launch-template",
                                "natgateway",
                                "route-table",
                                "security-group",
                                "subnet",
                                "vpc-peering-connection"),
                        List.of(reach.taggingAsRecovery())),
                new Statement(
                        "BuildInsideNetwork",
                        List.of(
                                "ec2:AcceptVpcPeeringConnection",
                                "ec2:AssociateRouteTable",
                                "ec2:AttachInternetGateway",
                                "ec2:AuthorizeSecurityGroupEgress",
                                "ec2:CreateNatGateway",
                                "ec2:CreateRouteTable",
                                "ec2:CreateSecurityGroup",
                                "ec2:CreateSubnet",
                                "ec2:CreateVpcPeeringConnection",
                                // When a template is taken over that an interrupted attempt has made.
                                "ec2:ModifyLaunchTemplate",
                                "ec2:ModifyVpcAttribute",
                                "ec2:ModifyVpcPeeringConnectionOptions",
                                "ec2:RevokeSecurityGroupEgress"),
                        reach.ec2(
                                "elastic-ip",
                                "internet-gateway",
                                "launch-template",
                                "route-table",
                                "security-group",
                                "subnet",
                                "vpc",
                                "vpc-peering-connection"),
                        List.of(reach.taggedAsRecovery())));
    }
}
