package io.drfailover.stacks.settings;

import java.util.Map;

/**
 * The whole of {@code stacks.yaml}.
 *
 * @param region the region to recover in
 * @param bucket the bucket of that region that holds the Terraform state
 * @param versions what the stacks are written for
 * @param provider how the AWS provider behaves
 * @param tags on every resource; without the ones that the stacks add themselves
 * @param network the recovered network
 * @param cluster the Kubernetes control plane
 * @param nodes the worker nodes
 * @param application the way in to the applications
 */
public record StackSettings(
        String region,
        String bucket,
        VersionSettings versions,
        ProviderSettings provider,
        Map<String, String> tags,
        NetworkSettings network,
        ClusterSettings cluster,
        NodeSettings nodes,
        ApplicationSettings application) {

    public StackSettings {
        tags = Map.copyOf(tags);
        for (String zone : network.zones()) {
            if (!zone.startsWith(region)) {
                throw new SettingsException("network.zones: %s is not a zone of the region %s".formatted(zone, region));
            }
        }
    }
}
