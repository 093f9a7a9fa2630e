package io.drfailover.inventory;

import io.drfailover.terraform.Inventory.Health;
import io.drfailover.terraform.StateResource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/** The node group, by its name in the cluster; the provider's id is {@code <cluster>:<name>}. */
final class NodeShelf implements Shelf {
    private final EksClient eks;

    NodeShelf(EksClient eks) {
        this.eks = eks;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_eks_node_group");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        return wanted.text("cluster_name").flatMap(cluster -> wanted.text("node_group_name")
                .filter(name -> describe(cluster, name).isPresent())
                .map(name -> cluster + ":" + name));
    }

    @Override
    public Health health(StateResource resource) {
        int colon = resource.id().indexOf(':');
        return describe(
                        resource.id().substring(0, Math.max(colon, 0)),
                        resource.id().substring(colon + 1))
                .map(group -> switch (group.status()) {
                    case ACTIVE, DEGRADED -> Health.USABLE;
                    case CREATE_FAILED, DELETE_FAILED -> Health.FAILED;
                    case CREATING, UPDATING, DELETING, UNKNOWN_TO_SDK_VERSION -> Health.IN_PROGRESS;
                })
                .orElse(Health.ABSENT);
    }

    private Optional<Nodegroup> describe(String cluster, String name) {
        try {
            return Optional.of(eks.describeNodegroup(r -> r.clusterName(cluster).nodegroupName(name))
                    .nodegroup());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
