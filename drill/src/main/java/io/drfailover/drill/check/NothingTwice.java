package io.drfailover.drill.check;

import io.drfailover.drill.world.AwsClients;
import io.drfailover.drill.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.eks.EksClient;

/** What an earlier invocation made, later ones went on with: AWS has as many of each kind as terraform's state. */
final class NothingTwice implements Check {
    /** Set by the recovery stack's provider on everything it makes. */
    private static final Filter RECOVERY =
            Filter.builder().name("tag:dr-role").values("recovery").build();

    private static final List<String> AT_LEAST_ONE = List.of(
            "aws_vpc", "aws_eks_cluster", "aws_eks_node_group", "aws_nat_gateway", "aws_lb", "aws_lb_target_group");

    @Override
    public String statement() {
        return "nothing exists twice: AWS has exactly what terraform's state has";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure, IOException, InterruptedException {
        World world = evidence.rig().world();
        RecoveryState state = RecoveryState.read(world);
        Map<String, Integer> seen = seen(world);
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Integer> kind : seen.entrySet()) {
            int recorded = state.instances(kind.getKey());
            if (recorded != kind.getValue() || (recorded == 0 && AT_LEAST_ONE.contains(kind.getKey()))) {
                wrong.add(kind.getKey() + ": " + kind.getValue() + " in AWS, " + recorded + " in the state");
            }
        }
        CheckFailure.unless(wrong.isEmpty(), String.join("; ", wrong));
        return seen.toString();
    }

    private static Map<String, Integer> seen(World world) throws IOException, InterruptedException {
        Map<String, Integer> seen = new LinkedHashMap<>();
        try (AwsClients clients = world.drClients();
                Ec2Client ec2 = clients.ec2();
                EksClient eks = clients.eks()) {
            seen.put(
                    "aws_vpc", ec2.describeVpcs(r -> r.filters(RECOVERY)).vpcs().size());
            seen.put(
                    "aws_subnet",
                    ec2.describeSubnets(r -> r.filters(RECOVERY)).subnets().size());
            seen.put(
                    "aws_security_group",
                    ec2.describeSecurityGroups(r -> r.filters(RECOVERY))
                            .securityGroups()
                            .size());
            seen.put(
                    "aws_internet_gateway",
                    ec2.describeInternetGateways(r -> r.filters(RECOVERY))
                            .internetGateways()
                            .size());
            seen.put(
                    "aws_nat_gateway",
                    ec2.describeNatGateways(r -> r.filter(RECOVERY))
                            .natGateways()
                            .size());
            seen.put(
                    "aws_eip",
                    ec2.describeAddresses(r -> r.filters(RECOVERY)).addresses().size());
            seen.put(
                    "aws_launch_template",
                    ec2.describeLaunchTemplates(r -> r.filters(RECOVERY))
                            .launchTemplates()
                            .size());
            List<String> clusters = eks.listClusters().clusters();
            int groups = 0;
            for (String cluster : clusters) {
                groups += eks.listNodegroups(r -> r.clusterName(cluster))
                        .nodegroups()
                        .size();
            }
            seen.put("aws_eks_cluster", clusters.size());
            seen.put("aws_eks_node_group", groups);
        }
        LoadBalancing api = new LoadBalancing(world.endpoint(), world.scenario().drRegion());
        seen.put("aws_lb", count(api.call("DescribeLoadBalancers", "PageSize", "400"), "<LoadBalancerName>"));
        seen.put(
                "aws_lb_target_group", count(api.call("DescribeTargetGroups", "PageSize", "400"), "<TargetGroupName>"));
        return seen;
    }

    private static int count(String xml, String element) {
        return xml.split(element, -1).length - 1;
    }
}
