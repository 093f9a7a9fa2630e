package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A resource of terraform's state.
 *
 * @param address with its index, such as {@code aws_eks_cluster.cluster[0]}
 * @param type the provider's type
 * @param tainted whether its creation was interrupted or failed
 * @param values its attributes; {@code id} is the one that AWS is asked by
 * @param dependsOn addresses without index
 */
public record StateResource(String address, String type, boolean tainted, JsonNode values, List<String> dependsOn) {
    public StateResource {
        dependsOn = List.copyOf(dependsOn);
    }

    /** The provider's id of it; "" if it has none yet. */
    public String id() {
        return values.path("id").asText("");
    }

    /** Such as {@code aws_eks_cluster.cluster}: what others depend on, and what a target names. */
    public String addressWithoutIndex() {
        int index = address.indexOf('[');
        return index < 0 ? address : address.substring(0, index);
    }
}
