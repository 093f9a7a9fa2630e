package io.drfailover.stacks.settings;

import java.util.List;

/**
 * The Kubernetes control plane. Its private endpoint is always on.
 *
 * @param name of the EKS cluster; also the prefix of the recovery stack's names
 * @param publicEndpoint whether the API answers from outside the VPC; the function needs it
 * @param publicEndpointCidrs who may reach it there
 * @param administrators ARNs of the roles and users that administer it beside the function
 */
public record ClusterSettings(
        String name, boolean publicEndpoint, List<String> publicEndpointCidrs, List<String> administrators) {
    public ClusterSettings {
        publicEndpointCidrs = List.copyOf(publicEndpointCidrs);
        administrators = List.copyOf(administrators);
    }
}
