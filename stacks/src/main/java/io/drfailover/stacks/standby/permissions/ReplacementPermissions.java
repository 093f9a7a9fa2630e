package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * Taking away what AWS itself has given up while it was made, so that it can be made again: a cluster or node group that
 * ended as failed, an exit, a load balancer, a peering. IAM knows no condition "only if it has failed": that is the plan
 * gate's to see. What IAM can do is to name the five kinds, of the recovery stack only, none of which holds data.
 */
final class ReplacementPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        String name = reach.clusterName();
        return List.of(
                new Statement(
                        "ReplaceFailedCluster",
                        List.of("eks:DeleteCluster"),
                        List.of(reach.arns().of("eks", "cluster/" + name))),
                new Statement(
                        "ReplaceFailedNodes",
                        List.of("eks:DeleteNodegroup"),
                        List.of(reach.arns().of("eks", "nodegroup/%s/*".formatted(name)))),
                new Statement(
                        "ReplaceFailedBalancer",
                        List.of("elasticloadbalancing:DeleteLoadBalancer"),
                        List.of(new BalancerNames(reach).balancer())),
                new Statement(
                        "ReplaceFailedExit",
                        List.of("ec2:DeleteNatGateway"),
                        reach.ec2("natgateway"),
                        List.of(reach.taggedAsRecovery())),
                new Statement(
                        "ReplaceFailedPeering",
                        List.of("ec2:DeleteVpcPeeringConnection"),
                        reach.ec2("vpc-peering-connection"),
                        List.of(reach.taggedAsRecovery())));
    }
}
