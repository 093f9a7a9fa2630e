package io.drfailover.readiness;

import io.drfailover.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Whether the recovered network can be joined with the replica's: networks that overlap cannot be peered (Amazon VPC
 * Peering Guide, "VPC peering limitations"), and where the replica's network is peered with one that overlaps, or has a
 * route that leads elsewhere, its route tables have no room for the new way.
 */
public final class NetworkCheck implements ReadinessCheck {
    private final Ec2Client ec2;
    private final Replica replica;
    private final DeployedBundle bundle;

    public NetworkCheck(Ec2Client ec2, Replica replica, DeployedBundle bundle) {
        this.ec2 = ec2;
        this.replica = replica;
        this.bundle = bundle;
    }

    @Override
    public String name() {
        return CheckName.NETWORK.text();
    }

    @Override
    public Finding look(Deadline deadline) {
        return replica.find().map(this::judge).orElseGet(replica::missing);
    }

    private Finding judge(DBInstance instance) {
        String text = bundle.design().cidr();
        Optional<Cidr> planned = Cidr.of(text);
        if (planned.isEmpty()) {
            return Finding.blocking("vpc_cidr of the bundle is \"" + text + "\", which is no IPv4 network", remedy());
        }
        if (instance.dbSubnetGroup() == null || instance.dbSubnetGroup().vpcId() == null) {
            return Finding.notMade("RDS does not say which network " + replica.id() + " is in", "evaluate again");
        }
        String vpcId = instance.dbSubnetGroup().vpcId();
        List<VpcPeeringConnection> peerings = usedPeerings(vpcId);
        Map<String, String> taken = taken(vpcId, peerings);
        List<String> overlapping = taken.entrySet().stream()
                .filter(each ->
                        Cidr.of(each.getKey()).filter(planned.get()::overlaps).isPresent())
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .toList();
        if (!overlapping.isEmpty()) {
            return Finding.blocking(text + " overlaps with " + String.join(", ", overlapping), remedy());
        }
        List<String> stray = new StrayRoutes(vpcId, planned.get(), ours(peerings)).in(ec2);
        return stray.isEmpty()
                ? Finding.ok(text + " overlaps with none of " + String.join(", ", taken.keySet()))
                : Finding.blocking(
                        "the replica's network has routes for addresses of " + text + ": " + String.join("; ", stray),
                        "delete those routes (aws ec2 delete-route), or " + remedy());
    }

    private static String remedy() {
        return "set network.cidr in the settings to a free network, build the bundle and deploy the standby stack";
    }

    /** Networks that are in use, each with whose it is. */
    private Map<String, String> taken(String vpcId, List<VpcPeeringConnection> peerings) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (Vpc vpc : ec2.describeVpcs(r -> r.vpcIds(vpcId)).vpcs()) {
            networks(vpc).forEach(cidr -> taken.put(cidr, "the replica's network " + vpcId));
        }
        peerings.stream()
                .filter(peering -> !Ours.tagged(peering.tags()))
                .flatMap(peering -> Stream.of(peering.requesterVpcInfo(), peering.accepterVpcInfo()))
                .filter(side -> side != null && !vpcId.equals(side.vpcId()))
                .forEach(other -> networks(other)
                        .forEach(cidr -> taken.putIfAbsent(cidr, other.vpcId() + ", which is peered with it")));
        return taken;
    }

    private static Set<String> ours(List<VpcPeeringConnection> peerings) {
        return peerings.stream()
                .filter(peering -> Ours.tagged(peering.tags()))
                .map(VpcPeeringConnection::vpcPeeringConnectionId)
                .collect(Collectors.toSet());
    }

    private List<VpcPeeringConnection> usedPeerings(String vpcId) {
        return Stream.of("requester", "accepter")
                .map(side -> Filter.builder()
                        .name(side + "-vpc-info.vpc-id")
                        .values(vpcId)
                        .build())
                .flatMap(ofVpc ->
                        ec2
                                .describeVpcPeeringConnectionsPaginator(r -> r.filters(ofVpc))
                                .vpcPeeringConnections()
                                .stream())
                .filter(NetworkCheck::isUsed)
                .toList();
    }

    private static boolean isUsed(VpcPeeringConnection peering) {
        return peering.status() == null || "active".equals(peering.status().codeAsString());
    }

    private static Stream<String> networks(Vpc vpc) {
        return Stream.concat(
                        Stream.of(vpc.cidrBlock()),
                        vpc.cidrBlockAssociationSet().stream().map(each -> each.cidrBlock()))
                .filter(Objects::nonNull)
                .distinct();
    }

    private static Stream<String> networks(VpcPeeringConnectionVpcInfo vpc) {
        return Stream.concat(
                        Stream.<@Nullable String>of(vpc.cidrBlock()),
                        vpc.cidrBlockSet().stream().map(each -> each.cidrBlock()))
                .filter(Objects::nonNull)
                .distinct();
    }
}
