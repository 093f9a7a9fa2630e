package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The one EKS cluster, its nodes and its administrators, by the cluster's name (Amazon EKS User Guide, "Amazon EKS
 * identity-based policy examples": creating a cluster is scoped so, although the Service Authorization Reference names
 * no resource for it). Tags are given in the calls that create, which EKS checks as an action of its own.
 */
final class ClusterPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        String name = reach.clusterName();
        String cluster = reach.arns().of("eks", "cluster/" + name);
        String nodeGroups = reach.arns().of("eks", "nodegroup/%s/*".formatted(name));
        String accessEntries = reach.arns().of("eks", "access-entry/%s/*".formatted(name));
        return List.of(
                new Statement(
                        "BuildCluster",
                        List.of(
                                "eks:CreateAccessEntry",
                                "eks:CreateCluster",
                                "eks:CreateNodegroup",
                                "eks:DescribeCluster"),
                        List.of(cluster)),
                new Statement(
                        "BuildNodeGroup",
                        // The last two when a cluster that has few nodes gets all of them.
                        List.of("eks:DescribeNodegroup", "eks:DescribeUpdate", "eks:UpdateNodegroupConfig"),
                        List.of(cluster, nodeGroups)),
                new Statement(
                        "NameAdministrators",
                        List.of(
                                "eks:AssociateAccessPolicy",
                                "eks:DescribeAccessEntry",
                                "eks:ListAssociatedAccessPolicies"),
                        List.of(accessEntries)),
                new Statement("TagCluster", List.of("eks:TagResource"), List.of(cluster, nodeGroups, accessEntries)));
    }
}
