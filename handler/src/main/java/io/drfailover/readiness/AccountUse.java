package io.drfailover.readiness;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/**
 * Counts what the account uses in the DR region, and what the recovery stack would add.
 *
 * @param ec2 EC2 in the DR region
 * @param eks EKS there
 * @param balancing Elastic Load Balancing there
 * @param clusterName the recovery stack's cluster; its load balancer has the same name
 */
public record AccountUse(Ec2Client ec2, EksClient eks, ElasticLoadBalancingV2Client balancing, String clusterName) {
    Demand of(Quota quota, RecoveryDesign design) {
        return switch (quota) {
            case VPCS -> networks();
            case ELASTIC_IPS -> addresses(design);
            case NAT_GATEWAYS -> gateways(design);
            case CLUSTERS -> clusters();
            case VCPUS -> new StandardInstances(ec2).demand(design);
            case LOAD_BALANCERS -> balancers();
        };
    }

    private Demand networks() {
        List<Vpc> networks = ec2.describeVpcsPaginator().vpcs().stream().toList();
        long ours = networks.stream().filter(n -> Ours.tagged(n.tags())).count();
        return Demand.of(networks.size(), ours, 1);
    }

    private Demand addresses(RecoveryDesign design) {
        List<Address> addresses = ec2.describeAddresses().addresses();
        long ours = addresses.stream().filter(a -> Ours.tagged(a.tags())).count();
        return Demand.of(addresses.size(), ours, design.gateways());
    }

    /** In the zone of the design that has the most of them; each zone gets one at most. */
    private Demand gateways(RecoveryDesign design) {
        Filter alive =
                Filter.builder().name("state").values("pending", "available").build();
        List<NatGateway> gateways = ec2.describeNatGatewaysPaginator(r -> r.filter(alive)).natGateways().stream()
                .toList();
        Map<String, String> zones = ec2.describeSubnetsPaginator().subnets().stream()
                .collect(Collectors.toMap(Subnet::subnetId, Subnet::availabilityZone));
        List<String> wanted = design.zonesAmong(new RegionZones(ec2).names());
        Demand worst = new Demand(0, 0);
        for (String zone : wanted.subList(0, Math.min(design.gateways(), wanted.size()))) {
            List<NatGateway> there = gateways.stream()
                    .filter(g -> zone.equals(zones.get(g.subnetId())))
                    .toList();
            Demand demand = Demand.of(
                    there.size(),
                    there.stream().filter(g -> Ours.tagged(g.tags())).count(),
                    1);
            worst = demand.used() + demand.needed() > worst.used() + worst.needed() ? demand : worst;
        }
        return worst;
    }

    private Demand clusters() {
        List<String> names = eks.listClustersPaginator().clusters().stream().toList();
        return Demand.of(names.size(), names.contains(clusterName) ? 1 : 0, 1);
    }

    private Demand balancers() {
        List<LoadBalancer> balancers = balancing.describeLoadBalancersPaginator().loadBalancers().stream()
                .filter(b -> b.type() == LoadBalancerTypeEnum.APPLICATION)
                .toList();
        String name = KeyActions.shortName(clusterName);
        long ours = balancers.stream()
                .filter(b -> name.equals(b.loadBalancerName()))
                .count();
        return Demand.of(balancers.size(), ours, 1);
    }
}
