package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/** The replica's network still has a route for the nodes' addresses, which leads elsewhere. */
final class RouteLeftBehind implements Flaw {
    /** The second half of the recovery stack's network, 10.90.0.0/16. */
    private static final String NODES = "10.90.128.0/17";

    @Override
    public String check() {
        return "network";
    }

    @Override
    public String words() {
        return "a route of the replica's network for the nodes' addresses that leads elsewhere";
    }

    @Override
    public Remedy breakIt(FlawSite site) {
        try (AwsClients clients = site.dr();
                Ec2Client ec2 = clients.ec2()) {
            String network = site.replicaNetwork();
            Filter ofNetwork = Filter.builder().name("vpc-id").values(network).build();
            String table = ec2.describeRouteTables(request -> request.filters(ofNetwork))
                    .routeTables()
                    .get(0)
                    .routeTableId();
            String gateway =
                    ec2.createInternetGateway(request -> {}).internetGateway().internetGatewayId();
            ec2.createRoute(request ->
                    request.routeTableId(table).destinationCidrBlock(NODES).gatewayId(gateway));
            return () -> delete(site, table, gateway);
        }
    }

    private static void delete(FlawSite site, String table, String gateway) {
        try (AwsClients clients = site.dr();
                Ec2Client ec2 = clients.ec2()) {
            ec2.deleteRoute(request -> request.routeTableId(table).destinationCidrBlock(NODES));
            ec2.deleteInternetGateway(request -> request.internetGatewayId(gateway));
        }
    }
}
