package io.drfailover.stacks.recovery;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import io.drfailover.stacks.hcl.Hcl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;

/**
 * Who may talk to whom: internet to load balancer to nodes to control plane, and back for what Kubernetes needs. Each
 * rule is a resource of its own, so that one more does not touch the others.
 *
 * <p>The nodes have a group of their own instead of the one that EKS makes for a cluster: it exists before the cluster
 * does, so all rules are built in the first seconds, and nothing waits ten minutes to learn an id.
 */
final class Firewall extends Construct {
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final Ports KUBERNETES_API = Ports.of("443");
    /** Kubelet, admission webhooks and aggregated APIs, wherever they listen. */
    private static final Ports UNPRIVILEGED = new Ports("tcp", "1025", "65535");

    private final SecurityGroup loadBalancer;
    private final SecurityGroup controlPlane;
    private final SecurityGroup nodes;
    private final List<ITerraformDependable> rules = new ArrayList<>();

    Firewall(Construct scope, String id, Config config) {
        super(scope, id);
        loadBalancer = group("load-balancer", config.vpcId(), "Public entry of the recovered applications");
        controlPlane = group("control-plane", config.vpcId(), "Kubernetes control plane, in addition to its own group");
        nodes = group("nodes", config.vpcId(), "Worker nodes and the pods on them");

        for (int port : config.publicPorts()) {
            for (String cidr : config.allowedCidrs()) {
                int number = config.allowedCidrs().indexOf(cidr) + 1;
                publicIngress("public-%d-%d".formatted(port, number), Ports.of(String.valueOf(port)), cidr);
            }
        }
        Ports application = Ports.of("${var.application_node_port}");
        between("load-balancer-to-nodes", loadBalancer, nodes, application);
        between("nodes-to-control-plane", nodes, controlPlane, KUBERNETES_API);
        between("control-plane-to-nodes", controlPlane, nodes, UNPRIVILEGED);
        between("control-plane-to-nodes-443", controlPlane, nodes, KUBERNETES_API);
        ingress("nodes-to-nodes", nodes, nodes, Ports.ALL);
        egress("nodes-to-anywhere", nodes, null, Ports.ALL);
    }

    private SecurityGroup group(String noun, String vpcId, String description) {
        return Hcl.named(
                SecurityGroup.Builder.create(this, noun)
                        .name(Names.prefixed("-" + noun))
                        .description(description)
                        .vpcId(vpcId)
                        .tags(Names.tag("-" + noun))
                        .build(),
                underscored(noun));
    }

    private void between(String noun, SecurityGroup from, SecurityGroup to, Ports ports) {
        ingress(noun, from, to, ports);
        // The nodes may go anywhere anyway.
        if (!from.equals(nodes)) {
            egress(noun, from, to, ports);
        }
    }

    private void ingress(String noun, SecurityGroup from, SecurityGroup to, Ports ports) {
        var rule = VpcSecurityGroupIngressRule.Builder.create(this, noun + "-in")
                .securityGroupId(to.getId())
                .referencedSecurityGroupId(from.getId())
                .ipProtocol(ports.protocol())
                .tags(Names.tag("-" + noun))
                .build();
        rules.add(ports.applyTo(Hcl.named(rule, underscored(noun))));
    }

    private void publicIngress(String noun, Ports ports, String cidr) {
        var rule = VpcSecurityGroupIngressRule.Builder.create(this, noun)
                .securityGroupId(loadBalancer.getId())
                .cidrIpv4(cidr)
                .ipProtocol(ports.protocol())
                .description("listener")
                .tags(Names.tag("-" + noun))
                .build();
        ports.applyTo(Hcl.named(rule, underscored(noun)));
    }

    private void egress(String noun, SecurityGroup from, @Nullable SecurityGroup to, Ports ports) {
        var builder = VpcSecurityGroupEgressRule.Builder.create(this, noun + "-out")
                .securityGroupId(from.getId())
                .ipProtocol(ports.protocol())
                .tags(Names.tag("-" + noun));
        if (to == null) {
            builder.cidrIpv4(ANYWHERE);
        } else {
            builder.referencedSecurityGroupId(to.getId());
        }
        rules.add(ports.applyTo(Hcl.named(builder.build(), underscored(noun))));
    }

    private static String underscored(String noun) {
        return noun.replace('-', '_');
    }

    String loadBalancerGroup() {
        return loadBalancer.getId();
    }

    String controlPlaneGroup() {
        return controlPlane.getId();
    }

    String nodeGroup() {
        return nodes.getId();
    }

    /** What must be in place before a node can join. */
    List<ITerraformDependable> rules() {
        return List.copyOf(rules);
    }

    /** Who may call from outside, and where. */
    record Config(String vpcId, List<Integer> publicPorts, List<String> allowedCidrs) {}
}
