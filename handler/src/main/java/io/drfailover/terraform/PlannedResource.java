package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource that a plan would create.
 *
 * @param address with its index, such as {@code aws_eks_cluster.cluster[0]}
 * @param type the provider's type
 * @param values what is known of it before ({@code change.after}); what is not is absent
 */
public record PlannedResource(String address, String type, JsonNode values) {}
