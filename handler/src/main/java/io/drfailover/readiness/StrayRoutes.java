package io.drfailover.readiness;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * Routes of the replica's network that lead the recovered network's addresses elsewhere. AWS allows a destination once in
 * a table, and of two the narrower one wins (Amazon VPC User Guide, "Route priority"). A peering that is deleted leaves its
 * routes behind, as black holes: an earlier recovery that was taken down by hand, for example.
 *
 * @param vpcId the replica's network
 * @param planned the recovered network
 * @param ours the recovery stack's living peerings
 */
record StrayRoutes(String vpcId, Cidr planned, Set<String> ours) {
    StrayRoutes {
        ours = Set.copyOf(ours);
    }

    /** Each with its table and where it leads, for people. */
    List<String> in(Ec2Client ec2) {
        Filter ofVpc = Filter.builder().name("vpc-id").values(vpcId).build();
        return ec2.describeRouteTablesPaginator(r -> r.filters(ofVpc)).routeTables().stream()
                .flatMap(this::strayIn)
                .toList();
    }

    private Stream<String> strayIn(RouteTable table) {
        return table.routes().stream()
                .filter(this::isStray)
                .map(route -> route.destinationCidrBlock() + " to " + target(route) + " in " + table.routeTableId());
    }

    private boolean isStray(Route route) {
        boolean alive = route.state() != RouteState.BLACKHOLE;
        return Optional.ofNullable(route.destinationCidrBlock())
                        .flatMap(Cidr::of)
                        .filter(planned::contains)
                        .isPresent()
                && !(alive && ours.contains(Objects.requireNonNullElse(route.vpcPeeringConnectionId(), "")));
    }

    private static String target(Route route) {
        String target = Stream.of(
                        route.vpcPeeringConnectionId(),
                        route.transitGatewayId(),
                        route.natGatewayId(),
                        route.networkInterfaceId(),
                        route.gatewayId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("somewhere else");
        return route.state() == RouteState.BLACKHOLE ? target + ", which is gone," : target;
    }
}
