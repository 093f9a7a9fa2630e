package io.drfailover.inventory;

import io.drfailover.terraform.Inventory.Health;
import io.drfailover.terraform.StateResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/** The EKS cluster, by its name, which a region has once, and only in the network that is planned. */
final class ClusterShelf implements Shelf {
    private final EksClient eks;

    ClusterShelf(EksClient eks) {
        this.eks = eks;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_eks_cluster");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        List<String> planned = wanted.texts("/vpc_config/0/subnet_ids");
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        return wanted.text("name").flatMap(this::describe).map(cluster -> {
            if (!cluster.resourcesVpcConfig().subnetIds().containsAll(planned)) {
                throw wanted.taken(
                        "EKS cluster " + cluster.name(),
                        "in other subnets ("
                                + String.join(", ", cluster.resourcesVpcConfig().subnetIds()) + ")");
            }
            return cluster.name();
        });
    }

    @Override
    public Health health(StateResource resource) {
        return describe(resource.id())
                .map(cluster -> switch (cluster.status()) {
                    case ACTIVE -> Health.USABLE;
                    case FAILED -> Health.FAILED;
                    case CREATING, UPDATING, PENDING, DELETING, UNKNOWN_TO_SDK_VERSION -> Health.IN_PROGRESS;
                })
                .orElse(Health.ABSENT);
    }

    private Optional<Cluster> describe(String name) {
        try {
            return Optional.of(eks.describeCluster(r -> r.name(name)).cluster());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
