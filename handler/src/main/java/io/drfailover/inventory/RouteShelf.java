package io.drfailover.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * Route tables, what is in them, and what they are for. A route that leads elsewhere than planned is nobody's to take
 * over: in the database's network a person may have made it.
 */
final class RouteShelf implements Shelf {
    private final Ec2Client ec2;

    RouteShelf(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_route_table", "aws_route", "aws_route_table_association");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        if (wanted.type().equals("aws_route_table")) {
            return wanted.text("vpc_id")
                    .flatMap(vpc -> Ours.named(wanted, Ours.filter("vpc-id", vpc)))
                    .flatMap(filters -> wanted.only(tables(filters).stream()
                            .map(RouteTable::routeTableId)
                            .toList()));
        }
        return wanted.text("route_table_id")
                .flatMap(id -> wanted.type().equals("aws_route") ? route(wanted, id) : association(wanted, id));
    }

    private Optional<String> route(Wanted wanted, String table) {
        return wanted.text("destination_cidr_block")
                .filter(destination -> tables(List.of(Ours.filter("route-table-id", table))).stream()
                        .flatMap(t -> t.routes().stream())
                        .anyMatch(r -> destination.equals(r.destinationCidrBlock()) && leadsAsPlanned(wanted, r)))
                .map(destination -> table + "_" + destination);
    }

    private static boolean leadsAsPlanned(Wanted wanted, Route route) {
        return is(wanted, "gateway_id", route.gatewayId())
                || is(wanted, "nat_gateway_id", route.natGatewayId())
                || is(wanted, "vpc_peering_connection_id", route.vpcPeeringConnectionId());
    }

    private static boolean is(Wanted wanted, String attribute, @Nullable String actual) {
        return actual != null && wanted.matches(attribute, actual);
    }

    private Optional<String> association(Wanted wanted, String table) {
        return wanted.text("subnet_id")
                .filter(subnet -> tables(List.of(Ours.filter("route-table-id", table))).stream()
                        .flatMap(t -> t.associations().stream())
                        .anyMatch(a -> subnet.equals(a.subnetId())))
                .map(subnet -> subnet + "/" + table);
    }

    private List<RouteTable> tables(List<Filter> filters) {
        return ec2.describeRouteTablesPaginator(r -> r.filters(filters)).routeTables().stream()
                .toList();
    }
}
