package io.drfailover.inventory;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/** Who may administer the cluster: access entries and the policies tied to them. */
final class AccessShelf implements Shelf {
    private static final String ENTRY = "aws_eks_access_entry";

    private final EksClient eks;

    AccessShelf(EksClient eks) {
        this.eks = eks;
    }

    @Override
    public Set<String> types() {
        return Set.of(ENTRY, "aws_eks_access_policy_association");
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        return wanted.text("cluster_name").flatMap(cluster -> wanted.text("principal_arn")
                .flatMap(principal -> wanted.type().equals(ENTRY)
                        ? entry(cluster, principal)
                        : wanted.text("policy_arn").flatMap(policy -> association(cluster, principal, policy))));
    }

    private Optional<String> entry(String cluster, String principal) {
        try {
            eks.describeAccessEntry(r -> r.clusterName(cluster).principalArn(principal));
            return Optional.of(cluster + ":" + principal);
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<String> association(String cluster, String principal, String policy) {
        try {
            boolean there = eks
                    .listAssociatedAccessPoliciesPaginator(
                            r -> r.clusterName(cluster).principalArn(principal))
                    .associatedAccessPolicies()
                    .stream()
                    .anyMatch(a -> policy.equals(a.policyArn()));
            return there ? Optional.of(cluster + "#" + principal + "#" + policy) : Optional.empty();
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
