package io.drfailover.drill.flaw;

import io.drfailover.drill.world.AwsClients;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The replica's network was peered with one that overlaps with what would be recovered; terraform's own precondition cannot see it. */
final class NetworkOverlaps implements Flaw {
    @Override
    public String check() {
        return "network";
    }

    @Override
    public String words() {
        return "a neighbour of the replica's network that overlaps";
    }

    /** In the network of the recovery stack, 10.90.0.0/16. */
    private static final String OVERLAPPING = "10.90.128.0/20";

    @Override
    public Remedy breakIt(FlawSite site) {
        try (AwsClients clients = site.dr();
                Ec2Client ec2 = clients.ec2()) {
            String network = site.replicaNetwork();
            String other = ec2.createVpc(request -> request.cidrBlock(OVERLAPPING))
                    .vpc()
                    .vpcId();
            String peering = ec2.createVpcPeeringConnection(
                            request -> request.vpcId(network).peerVpcId(other))
                    .vpcPeeringConnection()
                    .vpcPeeringConnectionId();
            ec2.acceptVpcPeeringConnection(request -> request.vpcPeeringConnectionId(peering));
            return () -> delete(site, peering, other);
        }
    }

    private static void delete(FlawSite site, String peering, String network) {
        try (AwsClients clients = site.dr();
                Ec2Client ec2 = clients.ec2()) {
            ec2.deleteVpcPeeringConnection(request -> request.vpcPeeringConnectionId(peering));
            ec2.deleteVpc(request -> request.vpcId(network));
        }
    }
}
