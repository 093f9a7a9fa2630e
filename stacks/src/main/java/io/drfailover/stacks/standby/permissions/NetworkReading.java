package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * Looking at networks: Terraform does before, while and after it builds, and EKS and Elastic Load Balancing do with the
 * caller's permissions. EC2 has no narrower scope for describing (Service Authorization Reference, Amazon EC2), but for
 * two actions: an attribute, which is asked about the database's network too, and the groups that a network may use. The
 * latter is none of Terraform's calls: since October 2024 Elastic Load Balancing makes it for whoever creates a load
 * balancer (AWS Managed Policy Reference, ElasticLoadBalancingFullAccess; kubernetes-sigs/aws-load-balancer-controller,
 * issue 3917).
 */
final class NetworkReading implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(
                new Statement(
                        "DescribeNetworks",
                        List.of(
                                "ec2:DescribeAccountAttributes",
                                "ec2:DescribeAddresses",
                                "ec2:DescribeAddressesAttribute",
                                "ec2:DescribeAvailabilityZones",
                                "ec2:DescribeInternetGateways",
                                "ec2:DescribeLaunchTemplateVersions",
                                "ec2:DescribeLaunchTemplates",
                                "ec2:DescribeNatGateways",
                                "ec2:DescribeNetworkAcls",
                                "ec2:DescribeRouteTables",
                                "ec2:DescribeSecurityGroupRules",
                                "ec2:DescribeSecurityGroups",
                                "ec2:DescribeSubnets",
                                "ec2:DescribeVpcPeeringConnections",
                                "ec2:DescribeVpcs"),
                        List.of(Statement.EVERYTHING),
                        List.of(reach.inRegion())),
                new Statement(
                        "LookIntoNetworks",
                        List.of("ec2:DescribeVpcAttribute", "ec2:GetSecurityGroupsForVpc"),
                        reach.ec2("vpc")));
    }
}
