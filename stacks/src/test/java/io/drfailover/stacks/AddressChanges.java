package io.drfailover.stacks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What Terraform would do to what exists when addresses of resources change: for it, a new address is a new resource.
 */
final class AddressChanges {
    private static final String REMEDY =
            "keep the address (Hcl.named), or add a moved block (resource.moveTo) and a line in the changelog";

    /** What is lost with a resource that is destroyed; of all others, it is only the service until it is there again. */
    private static final Map<String, String> LOSSES = Map.of(
            "aws_s3_bucket", "everything in the bucket",
            "aws_s3_object", "the object, which the function is pinned to",
            "aws_kms_key", "everything that is encrypted with the key",
            "aws_cloudwatch_log_group", "the log",
            "aws_eks_cluster", "the cluster and everything that runs in it",
            "aws_eks_node_group", "every pod on the nodes",
            "aws_vpc", "everything in the network",
            "aws_sns_topic_subscription", "the confirmation that a person gave",
            "aws_lambda_function", "the failover itself, while it is away");

    private final Set<String> before;
    private final Set<String> after;
    private final Set<String> moved;

    /** @param moved addresses that a moved block follows */
    AddressChanges(List<String> before, List<String> after, List<String> moved) {
        this.before = new TreeSet<>(before);
        this.after = new TreeSet<>(after);
        this.moved = Set.copyOf(moved);
    }

    /** A line for each address that vanishes; empty when nothing would be destroyed. */
    List<String> destroyed() {
        return before.stream()
                .filter(address -> !after.contains(address) && !moved.contains(address))
                .map(this::fate)
                .toList();
    }

    private String fate(String address) {
        String type = type(address);
        List<String> successors =
                created().filter(other -> type(other).equals(type)).toList();
        String loss = LOSSES.getOrDefault(type, "its service");
        return successors.isEmpty()
                ? "%s would be destroyed: %s would be lost; %s".formatted(address, loss, REMEDY)
                : "%s would be destroyed and %s created: %s would be lost; %s"
                        .formatted(address, String.join(" or ", successors), loss, REMEDY);
    }

    private Stream<String> created() {
        return after.stream().filter(address -> !before.contains(address));
    }

    private static String type(String address) {
        return address.substring(0, address.indexOf('.'));
    }
}
