package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.eks_node_group.EksNodeGroup;
import com.hashicorp.cdktf.providers.aws.eks_node_group.EksNodeGroupLaunchTemplate;
import com.hashicorp.cdktf.providers.aws.eks_node_group.EksNodeGroupScalingConfig;
import com.hashicorp.cdktf.providers.aws.eks_node_group.EksNodeGroupTimeouts;
import com.hashicorp.cdktf.providers.aws.eks_node_group.EksNodeGroupUpdateConfig;
import io.drfailover.stacks.hcl.Hcl;
import java.util.List;
import software.constructs.Construct;

/**
 * The worker nodes, managed by EKS.
 *
 * <p>The wanted number of nodes is not ignored after creation, as it often is beside an autoscaler: going from
 * {@code warm} to {@code full} must raise it, and AWS refuses a minimum above a wanted number that stayed behind.
 */
final class NodeGroup extends Construct {
    private final EksNodeGroup group;

    NodeGroup(Construct scope, String id, Config config) {
        super(scope, id);
        Capacity capacity = config.capacity();
        group = capacity.whenServing(Hcl.named(
                EksNodeGroup.Builder.create(this, "group")
                        .clusterName(config.clusterName())
                        // Fixed, so that a group left by an interrupted run is found again.
                        .nodeGroupName(Names.prefixed("-nodes"))
                        .nodeRoleArn("${var.node_role_arn}")
                        .subnetIds(config.subnetIds())
                        .version("${var.kubernetes_version}")
                        .amiType(config.amiType())
                        .capacityType("ON_DEMAND")
                        .instanceTypes(Token.asList("${var.node_instance_types}"))
                        .scalingConfig(EksNodeGroupScalingConfig.builder()
                                .minSize(Token.asNumber(capacity.nodes("min")))
                                .desiredSize(Token.asNumber(capacity.nodes("desired")))
                                .maxSize(Token.asNumber(capacity.nodes("max")))
                                .build())
                        .updateConfig(EksNodeGroupUpdateConfig.builder()
                                .maxUnavailable(1)
                                .build())
                        .launchTemplate(EksNodeGroupLaunchTemplate.builder()
                                .id(config.template().templateId())
                                .version(config.template().version())
                                .build())
                        .timeouts(EksNodeGroupTimeouts.builder().create("60m").build())
                        .tags(Names.tag("-nodes"))
                        .dependsOn(config.dependencies())
                        .build(),
                "nodes"));
    }

    /** The auto scaling group that EKS makes for the nodes. */
    String autoscalingGroup() {
        return Hcl.one(group, "resources[0].autoscaling_groups[0].name");
    }

    /** The group's name for an output; empty while there are no nodes. */
    String nameOutput() {
        return Hcl.oneOrEmpty(group, "node_group_name");
    }

    /** Where the nodes are, and what they need before they can join. */
    record Config(
            Capacity capacity,
            String clusterName,
            List<String> subnetIds,
            String amiType,
            NodeTemplate template,
            List<? extends ITerraformDependable> dependencies) {}
}
