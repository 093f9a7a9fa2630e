package io.drfailover.drill.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The recovery stack in small: one resource of each kind, with the real one's types, dependencies and waits (measured, and
 * AWS's own figures: control plane 8.5 to 10 minutes, nodes 2 to 4, NAT 1.5 to 2, load balancer 2 to 3).
 */
final class RecoveryStack {
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<Declared> RESOURCES = List.of(
            quick("aws_vpc", "network", false),
            quick("aws_internet_gateway", "network", true, "aws_vpc.network"),
            quick("aws_subnet", "public_1", true, "aws_vpc.network"),
            quick("aws_subnet", "private_1", true, "aws_vpc.network"),
            quick("aws_route_table", "private_1", false, "aws_vpc.network"),
            quick(
                    "aws_route_table_association",
                    "private_1",
                    true,
                    "aws_route_table.private_1",
                    "aws_subnet.private_1"),
            quick("aws_security_group", "nodes", true, "aws_vpc.network"),
            quick("aws_vpc_security_group_ingress_rule", "nodes_to_nodes", true, "aws_security_group.nodes"),
            quick("aws_vpc_peering_connection", "database", true, "aws_vpc.network"),
            counted("aws_eip", "nat_1", 2, false),
            counted(
                    "aws_nat_gateway",
                    "nat_1",
                    110,
                    false,
                    "aws_eip.nat_1",
                    "aws_subnet.public_1",
                    "aws_internet_gateway.network"),
            counted("aws_route", "private_internet_1", 2, true, "aws_route_table.private_1", "aws_nat_gateway.nat_1"),
            quick("aws_launch_template", "nodes", true, "aws_security_group.nodes"),
            counted(
                    "aws_eks_cluster",
                    "cluster",
                    540,
                    true,
                    "aws_subnet.private_1",
                    "aws_vpc_security_group_ingress_rule.nodes_to_nodes"),
            counted("aws_eks_access_entry", "administrator", 2, true, "aws_eks_cluster.cluster"),
            counted(
                    "aws_eks_node_group",
                    "nodes",
                    170,
                    true,
                    "aws_eks_cluster.cluster",
                    "aws_launch_template.nodes",
                    "aws_route.private_internet_1",
                    "aws_route_table_association.private_1"),
            counted("aws_lb_target_group", "application", 2, true, "aws_vpc.network"),
            counted("aws_lb", "application", 150, true, "aws_subnet.public_1", "aws_security_group.nodes"),
            counted("aws_lb_listener", "http", 2, true, "aws_lb.application", "aws_lb_target_group.application"),
            counted(
                    "aws_autoscaling_attachment",
                    "application",
                    2,
                    false,
                    "aws_eks_node_group.nodes",
                    "aws_lb_target_group.application"));

    private RecoveryStack() {}

    private static Declared quick(String type, String name, boolean unique, String... needs) {
        return new Declared(type, name, false, 2, unique, List.of(needs));
    }

    private static Declared counted(String type, String name, int seconds, boolean unique, String... needs) {
        return new Declared(type, name, true, seconds, unique, List.of(needs));
    }

    /** All of it, what is needed before what needs it. */
    static List<Declared> resources() {
        return RESOURCES;
    }

    static Declared at(String address) {
        return RESOURCES.stream()
                .filter(d -> d.address().equals(address) || d.key().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no resource " + address));
    }

    /** The targets with all that they need; everything if there are no targets. */
    static List<Declared> within(Set<String> targets) {
        if (targets.isEmpty()) {
            return RESOURCES;
        }
        Set<String> wanted = new TreeSet<>();
        List<String> open = new ArrayList<>(targets);
        while (!open.isEmpty()) {
            String key = open.remove(open.size() - 1);
            if (wanted.add(key)) {
                open.addAll(at(key).needs());
            }
        }
        return RESOURCES.stream().filter(d -> wanted.contains(d.key())).toList();
    }

    /** All that it needs, directly or not, as terraform's state records it. */
    static Stream<String> needsOf(Declared declared) {
        return within(Set.of(declared.key())).stream().map(Declared::key).filter(k -> !k.equals(declared.key()));
    }

    /** {@code main.tf.json}. */
    static JsonNode configuration() {
        Map<String, ObjectNode> types = new TreeMap<>();
        for (Declared declared : RESOURCES) {
            ObjectNode body = types.computeIfAbsent(declared.type(), t -> JSON.createObjectNode())
                    .putObject(declared.name());
            for (String need : declared.needs()) {
                body.put(need.replace('.', '_'), "${one(" + need + "[*].id)}");
            }
        }
        ObjectNode root = JSON.createObjectNode();
        root.putObject("resource").setAll(types);
        return root;
    }
}
