package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.eip.Eip;
import com.hashicorp.cdktf.providers.aws.nat_gateway.NatGateway;
import com.hashicorp.cdktf.providers.aws.route.Route;
import io.drfailover.stacks.hcl.Hcl;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/** The private subnets' way out: one NAT gateway for all zones, or one in each. */
final class InternetExit extends Construct {
    private final List<ITerraformDependable> routes = new ArrayList<>();

    InternetExit(Construct scope, String id, Config config) {
        super(scope, id);
        List<NatGateway> gateways = config.zones().stream()
                .limit(config.perZone() ? config.zones().size() : 1)
                .map(zone -> gateway(zone, config))
                .toList();
        for (Zone zone : config.zones()) {
            NatGateway exit = gateways.get(config.perZone() ? zone.number() - 1 : 0);
            routes.add(config.capacity()
                    .whenServing(Hcl.named(
                            Route.Builder.create(this, "route-" + zone.number())
                                    .routeTableId(zone.privateRouteTableId())
                                    .destinationCidrBlock("0.0.0.0/0")
                                    .natGatewayId(Hcl.one(exit, "id"))
                                    .build(),
                            "private_internet_" + zone.number())));
        }
    }

    private NatGateway gateway(Zone zone, Config config) {
        String name = "nat_" + zone.number();
        Eip address = config.capacity()
                .whenServing(Hcl.named(
                        Eip.Builder.create(this, "address-" + zone.number())
                                .domain("vpc")
                                .tags(Names.tag("-nat-" + zone.number()))
                                .build(),
                        name));
        return config.capacity()
                .whenServing(Hcl.named(
                        NatGateway.Builder.create(this, "gateway-" + zone.number())
                                .allocationId(Hcl.one(address, "id"))
                                .subnetId(zone.publicSubnetId())
                                .tags(Names.tag("-" + zone.number()))
                                .dependsOn(config.internetGateway())
                                .build(),
                        name));
    }

    /** What must exist before a private subnet reaches the internet. */
    List<ITerraformDependable> routes() {
        return List.copyOf(routes);
    }

    /**
     * Who goes out, and how.
     *
     * @param perZone one gateway in each zone, or one for all
     * @param internetGateway what a NAT gateway needs to be useful
     */
    record Config(
            List<Zone> zones,
            boolean perZone,
            Capacity capacity,
            List<? extends ITerraformDependable> internetGateway) {}
}
