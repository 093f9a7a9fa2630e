package io.drfailover.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The network and its subnets, found by their tags inside the right network. */
final class NetworkShelf implements Shelf {
    private final Ec2Client ec2;

    NetworkShelf(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_vpc", "aws_subnet", "aws_internet_gateway");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        switch (wanted.type()) {
            case "aws_vpc" -> {
                return wanted.text("cidr_block")
                        .flatMap(cidr -> Ours.named(wanted, Ours.filter("cidr", cidr)))
                        .flatMap(filters -> wanted.only(vpcs(filters)));
            }
            case "aws_subnet" -> {
                return wanted.text("vpc_id").flatMap(vpc -> wanted.text("cidr_block")
                        // No two subnets of a network overlap, so these two are enough.
                        .flatMap(cidr -> wanted.only(
                                subnets(List.of(Ours.filter("vpc-id", vpc), Ours.filter("cidr-block", cidr))))));
            }
            default -> {
                return wanted.text("vpc_id").flatMap(vpc -> gateway(wanted, vpc));
            }
        }
    }

    private List<String> vpcs(List<Filter> filters) {
        return ec2.describeVpcsPaginator(r -> r.filters(filters)).vpcs().stream()
                .map(Vpc::vpcId)
                .toList();
    }

    private List<String> subnets(List<Filter> filters) {
        return ec2.describeSubnetsPaginator(r -> r.filters(filters)).subnets().stream()
                .map(Subnet::subnetId)
                .toList();
    }

    /** The network's, or one that was killed before it was attached; the provider then attaches it. */
    private Optional<String> gateway(Wanted wanted, String vpc) {
        return Ours.named(wanted).flatMap(filters -> {
            List<InternetGateway> gateways =
                    ec2.describeInternetGatewaysPaginator(r -> r.filters(filters)).internetGateways().stream()
                            .filter(g -> g.attachments().stream()
                                    .allMatch(a -> a.vpcId().equals(vpc)))
                            .toList();
            List<InternetGateway> attached =
                    gateways.stream().filter(g -> !g.attachments().isEmpty()).toList();
            return wanted.only((attached.isEmpty() ? gateways : attached)
                    .stream().map(InternetGateway::internetGatewayId).toList());
        });
    }
}
