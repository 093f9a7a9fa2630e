package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * One availability zone: a public subnet for the load balancer, a private one for the nodes, and a route table of its
 * own for the latter, so that each zone can have its own NAT gateway.
 */
final class Zone extends Construct {
    private final int number;
    private final Subnet publicSubnet;
    private final Subnet privateSubnet;
    private final RouteTable privateTable;
    private final RouteTableAssociation privateAssociation;

    Zone(Construct scope, String id, Config config) {
        super(scope, id);
        number = config.number();
        publicSubnet = subnet(config, "public", "cidrsubnet(var.vpc_cidr, 4, %d)".formatted(number - 1), "elb");
        associate("public", publicSubnet, config.publicTable());

        privateSubnet =
                subnet(config, "private", "cidrsubnet(var.vpc_cidr, 3, %d)".formatted(number + 3), "internal-elb");
        privateTable = Hcl.named(
                RouteTable.Builder.create(this, "private-routes")
                        .vpcId(config.vpcId())
                        .tags(Names.tag("-private-" + number))
                        .build(),
                "private_" + number);
        privateAssociation = associate("private", privateSubnet, privateTable);
    }

    private Subnet subnet(Config config, String tier, String cidr, String loadBalancerRole) {
        return Hcl.named(
                Subnet.Builder.create(this, tier)
                        .vpcId(config.vpcId())
                        .availabilityZone(config.zoneName())
                        .cidrBlock(Hcl.expression(cidr))
                        .tags(Map.of(
                                "Name",
                                Names.prefixed("-" + tier + "-" + number),
                                "kubernetes.io/role/" + loadBalancerRole,
                                "1"))
                        .lifecycle(TerraformResourceLifecycle.builder()
                                // A zone that is out of service moves the names of the others up: a subnet that
                                // stands would be replaced.
                                .ignoreChanges(List.of("availability_zone"))
                                .build())
                        .build(),
                tier + "_" + number);
    }

    private RouteTableAssociation associate(String tier, Subnet subnet, RouteTable table) {
        return Hcl.named(
                RouteTableAssociation.Builder.create(this, tier + "-association")
                        .subnetId(subnet.getId())
                        .routeTableId(table.getId())
                        .build(),
                tier + "_" + number);
    }

    int number() {
        return number;
    }

    String publicSubnetId() {
        return publicSubnet.getId();
    }

    String privateSubnetId() {
        return privateSubnet.getId();
    }

    String privateRouteTableId() {
        return privateTable.getId();
    }

    RouteTableAssociation privateAssociation() {
        return privateAssociation;
    }

    /**
     * Where the zone is.
     *
     * @param number 1 for the first zone
     * @param publicTable the route table of all public subnets
     */
    record Config(int number, String zoneName, String vpcId, RouteTable publicTable) {}
}
