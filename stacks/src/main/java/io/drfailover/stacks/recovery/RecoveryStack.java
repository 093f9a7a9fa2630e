package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Token;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.RecoveryTag;
import io.drfailover.contract.TerraformOutput;
import io.drfailover.stacks.hcl.RegionalProvider;
import io.drfailover.stacks.hcl.StateBackend;
import io.drfailover.stacks.hcl.Tags;
import io.drfailover.stacks.settings.StackSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Everything that the applications need and that does not exist before the disaster, and the way to the database that
 * does. How much of it exists is {@link Capacity}.
 */
public final class RecoveryStack extends TerraformStack {
    /** The stack's id, and the name of its folder in the synthesized output. */
    public static final String ID = "recovery";

    public RecoveryStack(Construct scope, StackSettings settings) {
        super(scope, ID);
        // The settings' bucket is for people who plan by hand. The function says its own with
        // -backend-config=bucket=..., which wins.
        StateBackend.configure(
                this, new StateBackend.Config(settings.bucket(), BucketLayout.TERRAFORM_STATE, settings.region()));
        RegionalProvider.configure(
                this,
                settings,
                new RegionalProvider.Config(
                        settings.region(), RecoveryTag.VALUE, Token.asNumber("${var.aws_max_retries}")));
        new RecoveryVariables(this, "variables", settings);
        Capacity capacity = new Capacity(this, "capacity");

        Network network = new Network(this, "network", new Network.Config(settings.network(), capacity));
        Firewall firewall = new Firewall(
                this,
                "firewall",
                new Firewall.Config(
                        network.vpcId(),
                        Listeners.ports(settings.application()),
                        settings.application().allowedCidrs()));
        Cluster cluster = new Cluster(
                this,
                "cluster",
                new Cluster.Config(
                        settings.cluster(),
                        capacity,
                        network.privateSubnetIds(),
                        firewall.controlPlaneGroup(),
                        firewall.rules()));
        NodeGroup nodes = nodes(settings, capacity, network, firewall, cluster);
        LoadBalancer loadBalancer = new LoadBalancer(
                this,
                "load-balancer",
                new LoadBalancer.Config(
                        settings.application(),
                        capacity,
                        network.vpcId(),
                        network.publicSubnetIds(),
                        firewall.loadBalancerGroup(),
                        nodes.autoscalingGroup(),
                        network.publicExit()));
        new DatabaseLink(this, "database-link", new DatabaseLink.Config(network.vpcId(), network.privateRouteTables()));
        new RecoveryOutputs(this, "outputs", outputs(network, cluster, nodes, loadBalancer));
    }

    private NodeGroup nodes(
            StackSettings settings, Capacity capacity, Network network, Firewall firewall, Cluster cluster) {
        NodeTemplate template = new NodeTemplate(
                this,
                "node-template",
                new NodeTemplate.Config(settings.nodes().volumeGib(), firewall.nodeGroup(), Tags.common(settings, ID)));
        List<ITerraformDependable> dependencies = Stream.concat(network.nodeExit().stream(), firewall.rules().stream())
                .toList();
        return new NodeGroup(
                this,
                "node-group",
                new NodeGroup.Config(
                        capacity,
                        cluster.name(),
                        network.privateSubnetIds(),
                        settings.nodes().amiType(),
                        template,
                        dependencies));
    }

    private static Map<TerraformOutput, String> outputs(
            Network network, Cluster cluster, NodeGroup nodes, LoadBalancer loadBalancer) {
        return Map.of(
                TerraformOutput.VPC_ID, network.vpcId(),
                TerraformOutput.CLUSTER_NAME, cluster.output("name"),
                TerraformOutput.CLUSTER_ENDPOINT, cluster.output("endpoint"),
                TerraformOutput.CLUSTER_CERTIFICATE_AUTHORITY, cluster.output("certificate_authority[0].data"),
                TerraformOutput.NODE_GROUP_NAME, nodes.nameOutput(),
                TerraformOutput.LOAD_BALANCER_ARN, loadBalancer.output("arn"),
                TerraformOutput.LOAD_BALANCER_DNS_NAME, loadBalancer.output("dns_name"),
                TerraformOutput.TARGET_GROUP_ARN, loadBalancer.targetGroupOutput(),
                TerraformOutput.APPLICATION_NODE_PORT, "${var.application_node_port}");
    }
}
