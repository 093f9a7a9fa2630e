package io.drfailover.stacks.settings;

import java.util.List;

/**
 * The worker nodes.
 *
 * @param instanceTypes EC2 instance types; several make a shortage of one survivable
 * @param amiType as EKS names it; must fit the instance types' processor
 * @param volumeGib root volume of each node in GiB
 * @param full how many nodes in the profile {@code full}
 * @param warm how many nodes in the profile {@code warm}
 */
public record NodeSettings(
        List<String> instanceTypes, String amiType, int volumeGib, NodeScaling full, NodeScaling warm) {
    public NodeSettings {
        instanceTypes = List.copyOf(instanceTypes);
    }
}
