package io.drfailover.stacks.settings;

import java.util.List;

/**
 * The Kubernetes control plane. Its private endpoint is always on.
 *
 * @param publicEndpoint whether the API answers from outside the VPC; the function needs it
 * @param publicEndpointCidrs who may reach it there
 */
public record ClusterSettings(boolean publicEndpoint, List<String> publicEndpointCidrs) {
    public ClusterSettings {
        publicEndpointCidrs = List.copyOf(publicEndpointCidrs);
    }
}
