package io.drfailover.inventory;

import io.drfailover.terraform.Inventory.Health;
import io.drfailover.terraform.StateResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** The way to the database's network: AWS allows one living connection for each pair of networks. */
final class PeeringShelf implements Shelf {
    private final Ec2Client ec2;

    PeeringShelf(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_vpc_peering_connection");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        return wanted.text("vpc_id").flatMap(requester -> wanted.text("peer_vpc_id")
                .flatMap(accepter -> wanted.only(connections(
                                Ours.filter("requester-vpc-info.vpc-id", requester),
                                Ours.filter("accepter-vpc-info.vpc-id", accepter),
                                Ours.filter(
                                        "status-code",
                                        "initiating-request",
                                        "pending-acceptance",
                                        "provisioning",
                                        "active"))
                        .stream()
                        .map(VpcPeeringConnection::vpcPeeringConnectionId)
                        .toList())));
    }

    /**
     * The provider accepts a connection when it makes it, or when it changes it: one that is taken over is changed, one
     * whose mark is taken away may not be. Nothing can depend on one that was never accepted, so it is made anew.
     */
    @Override
    public Health health(StateResource resource) {
        List<VpcPeeringConnection> found = connections(Ours.filter("vpc-peering-connection-id", resource.id()));
        if (found.isEmpty()) {
            return Health.ABSENT;
        }
        return switch (found.get(0).status().code()) {
            case ACTIVE -> Health.USABLE;
            case PENDING_ACCEPTANCE -> resource.tainted() ? Health.FAILED : Health.USABLE;
            case FAILED, REJECTED, EXPIRED -> Health.FAILED;
            case DELETED -> Health.ABSENT;
            case INITIATING_REQUEST, PROVISIONING, DELETING, UNKNOWN_TO_SDK_VERSION -> Health.IN_PROGRESS;
        };
    }

    private List<VpcPeeringConnection> connections(Filter... filters) {
        return ec2.describeVpcPeeringConnectionsPaginator(r -> r.filters(filters)).vpcPeeringConnections().stream()
                .toList();
    }
}
