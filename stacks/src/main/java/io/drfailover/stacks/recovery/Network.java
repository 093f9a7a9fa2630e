package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.NetworkSettings;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The recovered network: a VPC over several zones, each with a public and a private subnet. The VPC's first half holds
 * the public subnets, its second half the private ones, so that one CIDR means "the nodes".
 */
final class Network extends Construct {
    /** The private half of the VPC. */
    static final String PRIVATE_CIDR = Hcl.expression("cidrsubnet(var.vpc_cidr, 1, 1)");

    private final Vpc vpc;
    private final Route publicRoute;
    private final List<Zone> zones;
    private final InternetExit exit;

    Network(Construct scope, String id, Config config) {
        super(scope, id);
        vpc = Hcl.named(
                Vpc.Builder.create(this, "vpc")
                        .cidrBlock("${var.vpc_cidr}")
                        .enableDnsSupport(true)
                        .enableDnsHostnames(true)
                        .tags(Names.tag(""))
                        .build(),
                "network");
        InternetGateway gateway = Hcl.named(
                InternetGateway.Builder.create(this, "gateway")
                        .vpcId(vpc.getId())
                        .tags(Names.tag(""))
                        .build(),
                "network");
        RouteTable publicTable = Hcl.named(
                RouteTable.Builder.create(this, "public-routes")
                        .vpcId(vpc.getId())
                        .tags(Names.tag("-public"))
                        .build(),
                "public");
        publicRoute = Hcl.named(
                Route.Builder.create(this, "public-internet")
                        .routeTableId(publicTable.getId())
                        .destinationCidrBlock("0.0.0.0/0")
                        .gatewayId(gateway.getId())
                        .build(),
                "public_internet");

        NetworkSettings settings = config.settings();
        ZoneNames names = new ZoneNames(this, "zones", settings);
        zones = IntStream.rangeClosed(1, settings.zoneCount())
                .mapToObj(number -> new Zone(
                        this, "zone-" + number, new Zone.Config(number, names.name(number), vpc.getId(), publicTable)))
                .toList();
        exit = new InternetExit(
                this,
                "exit",
                new InternetExit.Config(zones, settings.natPerZone(), config.capacity(), List.of(gateway)));
    }

    String vpcId() {
        return vpc.getId();
    }

    List<String> publicSubnetIds() {
        return zones.stream().map(Zone::publicSubnetId).toList();
    }

    List<String> privateSubnetIds() {
        return zones.stream().map(Zone::privateSubnetId).toList();
    }

    /** Route tables of the private subnets, in the order of their zones. */
    List<String> privateRouteTables() {
        return zones.stream().map(Zone::privateRouteTableId).toList();
    }

    /** What a node needs before it can reach the registries and the cluster's API: it joins in minutes, or never. */
    List<ITerraformDependable> nodeExit() {
        return Stream.concat(zones.stream().map(Zone::privateAssociation), exit.routes().stream())
                .toList();
    }

    /** What AWS asks of the subnets of a public load balancer. */
    List<ITerraformDependable> publicExit() {
        return List.of(publicRoute);
    }

    /** What the network depends on. */
    record Config(NetworkSettings settings, Capacity capacity) {}
}
