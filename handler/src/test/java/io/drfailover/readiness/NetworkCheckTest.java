package io.drfailover.readiness;

import static io.drfailover.readiness.Looks.assertFinding;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

class NetworkCheckTest {
    @TempDir
    Path temp;

    private final FakeEc2 ec2 = new FakeEc2();

    private Finding look() {
        return Looks.look(new NetworkCheck(ec2, FakeRds.replica(FakeRds.healthy()), Bundles.deployed(temp)));
    }

    private void replicaIn(String first, String second) {
        ec2.networks.add(Vpc.builder()
                .vpcId("vpc-db")
                .cidrBlock(first)
                .cidrBlockAssociationSet(associated(first), associated(second))
                .build());
    }

    private static VpcCidrBlockAssociation associated(String cidr) {
        return VpcCidrBlockAssociation.builder().cidrBlock(cidr).build();
    }

    private void peered(String cidr, Consumer<VpcPeeringConnection.Builder> change) {
        var peering = VpcPeeringConnection.builder()
                .vpcPeeringConnectionId("pcx-" + ec2.peerings.size())
                .requesterVpcInfo(v -> v.vpcId("vpc-other").cidrBlock(cidr))
                .accepterVpcInfo(v -> v.vpcId("vpc-db").cidrBlock("10.0.0.0/16"))
                .status(s -> s.code("active"));
        change.accept(peering);
        ec2.peerings.add(peering.build());
    }

    @Test
    void look_freeNetwork_isOk() {
        replicaIn("10.0.0.0/16", "10.1.0.0/16");
        peered("10.2.0.0/16", p -> {});

        assertFinding(look(), Outcome.OK, "10.90.0.0/16 overlaps with none of 10.0.0.0/16, 10.1.0.0/16, 10.2.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({"10.90.0.0/16,10.1.0.0/16", "10.0.0.0/16,10.90.128.0/24", "10.0.0.0/8,10.1.0.0/16"})
    void look_overlapsWithTheReplicasNetwork_blocks(String first, String second) {
        replicaIn(first, second);

        Finding finding = look();

        assertFinding(finding, Outcome.BLOCKING, "10.90.0.0/16 overlaps with", "vpc-db");
        assertThat(finding.remedy()).contains("network.cidr");
    }

    @Test
    void look_overlapsWithAPeeredNetwork_blocks() {
        replicaIn("10.0.0.0/16", "10.1.0.0/16");
        peered("10.90.0.0/20", p -> {});

        assertFinding(look(), Outcome.BLOCKING, "10.90.0.0/20 (vpc-other, which is peered with it)");
    }

    @Test
    void look_ownPeeringOrOneThatIsGone_isIgnored() {
        replicaIn("10.0.0.0/16", "10.1.0.0/16");
        peered("10.90.0.0/16", p -> p.tags(FakeEc2.OURS));
        peered("10.90.0.0/16", p -> p.status(s -> s.code("deleted")));

        assertFinding(look(), Outcome.OK);
    }

    private void routed(Consumer<Route.Builder> route) {
        replicaIn("10.0.0.0/16", "10.1.0.0/16");
        ec2.tables.add(RouteTable.builder()
                .routeTableId("rtb-1")
                .vpcId("vpc-db")
                .routes(
                        Route.builder()
                                .destinationCidrBlock("10.0.0.0/16")
                                .gatewayId("local")
                                .build(),
                        Route.builder()
                                .destinationCidrBlock("10.0.0.0/8")
                                .transitGatewayId("tgw-1")
                                .build(),
                        Route.builder().applyMutation(route).build())
                .build());
    }

    @Test
    void look_routeThatAnEarlierRecoveryLeft_blocks() {
        routed(r -> r.destinationCidrBlock("10.90.128.0/17")
                .vpcPeeringConnectionId("pcx-old")
                .state("blackhole"));

        Finding finding = look();

        assertFinding(finding, Outcome.BLOCKING, "10.90.128.0/17 to pcx-old, which is gone, in rtb-1");
        assertThat(finding.remedy()).contains("aws ec2 delete-route", "network.cidr");
    }

    @Test
    void look_narrowerRouteElsewhere_blocks() {
        routed(r -> r.destinationCidrBlock("10.90.200.0/24").transitGatewayId("tgw-1"));

        assertFinding(look(), Outcome.BLOCKING, "10.90.200.0/24 to tgw-1 in rtb-1");
    }

    @ParameterizedTest
    @CsvSource({"active,OK", "blackhole,BLOCKING"})
    void look_routeOfOurOwn_isOkWhileItLives(String state, Outcome outcome) {
        routed(r -> r.destinationCidrBlock("10.90.128.0/17")
                .vpcPeeringConnectionId("pcx-0")
                .state(state));
        peered("10.90.0.0/16", p -> p.tags(FakeEc2.OURS));

        assertFinding(look(), outcome);
    }

    @Test
    void look_noReplica_wasNotMade() {
        assertFinding(
                Looks.look(new NetworkCheck(ec2, FakeRds.none(), Bundles.deployed(temp))),
                Outcome.WARNING,
                "not checked");
    }
}
