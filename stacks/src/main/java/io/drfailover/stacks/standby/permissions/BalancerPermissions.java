package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The load balancer, by its name, and its tie to the nodes. Elastic Load Balancing and Auto Scaling have no narrower
 * scope for describing. EKS names its auto scaling groups {@code eks-...}: AWS's own policy for EKS is scoped so (AWS
 * Managed Policy Reference, AWSServiceRoleForAmazonEKSNodegroup).
 */
final class BalancerPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        BalancerNames names = new BalancerNames(reach);
        return List.of(
                new Statement(
                        "DescribeBalancers",
                        List.of(
                                "autoscaling:DescribeAutoScalingGroups",
                                "elasticloadbalancing:DescribeCapacityReservation",
                                "elasticloadbalancing:DescribeListenerAttributes",
                                "elasticloadbalancing:DescribeListeners",
                                "elasticloadbalancing:DescribeLoadBalancerAttributes",
                                "elasticloadbalancing:DescribeLoadBalancers",
                                "elasticloadbalancing:DescribeTags",
                                "elasticloadbalancing:DescribeTargetGroupAttributes",
                                "elasticloadbalancing:DescribeTargetGroups"),
                        List.of(Statement.EVERYTHING),
                        List.of(reach.inRegion())),
                new Statement(
                        "BuildBalancer",
                        List.of(
                                "elasticloadbalancing:CreateListener",
                                "elasticloadbalancing:CreateLoadBalancer",
                                "elasticloadbalancing:ModifyLoadBalancerAttributes"),
                        List.of(names.balancer())),
                new Statement(
                        "BuildTargetGroup",
                        List.of(
                                "elasticloadbalancing:CreateTargetGroup",
                                "elasticloadbalancing:ModifyTargetGroupAttributes"),
                        List.of(names.targetGroup())),
                new Statement(
                        "TieNodesToBalancer",
                        List.of("autoscaling:AttachLoadBalancerTargetGroups"),
                        List.of(reach.arns().of("autoscaling", "autoScalingGroup:*:autoScalingGroupName/eks-*"))));
    }
}
