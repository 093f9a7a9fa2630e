package io.drfailover.stacks.settings;

import java.util.List;
import java.util.Map;

/**
 * The whole of {@code stacks.yaml}, defaults filled in. {@link SettingsFile} makes it, and has checked it.
 *
 * @param name begins the name of everything
 * @param region the region to recover in
 * @param bucket the bucket of that region that the standby stack makes: bundle, toolchain, recovery state, ledger
 * @param stateBucket the bucket of that region with the state of the stacks standby and watch; exists before them
 * @param capacityProfile how much of the recovery stack exists before the disaster
 * @param primary what is protected
 * @param replica the read replica in the region
 * @param versions what the stacks are written for
 * @param provider how the AWS provider behaves
 * @param tags on every resource; without the ones that the stacks add themselves
 * @param network the recovered network
 * @param cluster the Kubernetes control plane
 * @param nodes the worker nodes
 * @param application the applications and the way in to them
 * @param function the Lambda function
 * @param failover how a failover runs
 * @param detection when a signal counts as lost
 * @param notifications who is told
 * @param serviceLinkedRoles AWS services whose service-linked role the standby stack creates
 */
public record StackSettings(
        String name,
        String region,
        String bucket,
        String stateBucket,
        CapacityProfile capacityProfile,
        PrimarySettings primary,
        ReplicaSettings replica,
        VersionSettings versions,
        ProviderSettings provider,
        Map<String, String> tags,
        NetworkSettings network,
        ClusterSettings cluster,
        NodeSettings nodes,
        ApplicationSettings application,
        FunctionSettings function,
        FailoverSettings failover,
        DetectionSettings detection,
        NotificationSettings notifications,
        List<String> serviceLinkedRoles) {

    public StackSettings {
        tags = Map.copyOf(tags);
        serviceLinkedRoles = List.copyOf(serviceLinkedRoles);
    }

    /** A name in AWS: the settings' own and a suffix, for example {@code -failover}. */
    public String prefixed(String suffix) {
        return name + suffix;
    }
}
