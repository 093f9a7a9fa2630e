package io.drfailover.inventory;

import io.drfailover.terraform.Inventory.Health;
import io.drfailover.terraform.StateResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NatGateway;

/** NAT gateways by name and subnet, and their addresses by name. A failed one is not wanted: AWS deletes it by itself. */
final class ExitShelf implements Shelf {
    private static final String NAT = "aws_nat_gateway";

    private final Ec2Client ec2;

    ExitShelf(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Set<String> types() {
        return Set.of(NAT, "aws_eip");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        return wanted.type().equals(NAT) ? gateway(wanted) : address(wanted);
    }

    private Optional<String> address(Wanted wanted) {
        return Ours.named(wanted)
                .flatMap(filters -> wanted.only(ec2.describeAddresses(r -> r.filters(filters)).addresses().stream()
                        .map(Address::allocationId)
                        .toList()));
    }

    private Optional<String> gateway(Wanted wanted) {
        return wanted.text("subnet_id")
                .flatMap(subnet -> Ours.named(
                        wanted, Ours.filter("subnet-id", subnet), Ours.filter("state", "pending", "available")))
                .flatMap(filters ->
                        wanted.only(ec2.describeNatGatewaysPaginator(r -> r.filter(filters)).natGateways().stream()
                                .map(NatGateway::natGatewayId)
                                .toList()));
    }

    @Override
    public Health health(StateResource resource) {
        if (!resource.type().equals(NAT)) {
            return Health.NOT_ASKED;
        }
        List<NatGateway> found = ec2
                .describeNatGatewaysPaginator(r -> r.filter(Ours.filter("nat-gateway-id", resource.id())))
                .natGateways()
                .stream()
                .toList();
        if (found.isEmpty()) {
            return Health.ABSENT;
        }
        return switch (found.get(0).state()) {
            case AVAILABLE -> Health.USABLE;
            case FAILED -> Health.FAILED;
            case DELETED -> Health.ABSENT;
            case PENDING, DELETING, UNKNOWN_TO_SDK_VERSION -> Health.IN_PROGRESS;
        };
    }
}
