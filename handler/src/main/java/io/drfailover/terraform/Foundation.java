package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resources that are quickly made: all that neither take AWS minutes nor depend on one that does. They are applied
 * first, because terraform writes its state at most every 20 seconds (measured): a kill in the long part can then orphan
 * only the few long resources, which are found again by their names.
 *
 * @param targets addresses without index, sorted
 */
record Foundation(List<String> targets) {
    /** Those that take AWS minutes (control plane 8.5 to 10, nodes 2 to 4, NAT 1.5 to 2, load balancer 2 to 3). */
    private static final Set<String> LONG =
            Set.of("aws_eks_cluster", "aws_eks_node_group", "aws_nat_gateway", "aws_lb");

    private static final Pattern REFERENCE =
            Pattern.compile("\\b(data\\.\\w+\\.[\\w-]+|local\\.[\\w-]+|[a-z]\\w*\\.[A-Za-z_][\\w-]*)");

    Foundation {
        targets = List.copyOf(targets);
    }

    /** Reads {@code main.tf.json}, following references through locals and data sources as well. */
    static Foundation of(JsonNode configuration) {
        Map<String, JsonNode> nodes = new HashMap<>();
        Set<String> resources = new TreeSet<>();
        each(
                configuration.path("resource"),
                (type, bodies) -> each(bodies, (name, body) -> {
                    nodes.put(type + "." + name, body);
                    resources.add(type + "." + name);
                }));
        each(
                configuration.path("data"),
                (type, bodies) -> each(bodies, (name, body) -> nodes.put("data." + type + "." + name, body)));
        each(configuration.path("locals"), (name, body) -> nodes.put("local." + name, body));

        Map<String, Boolean> slow = new HashMap<>();
        return new Foundation(resources.stream()
                .filter(address -> !isSlow(address, nodes, slow))
                .toList());
    }

    /** All targets if the state lacks one of them, else none. */
    List<String> missingFrom(RecordedState state) {
        return targets.stream().allMatch(state::has) ? List.of() : targets;
    }

    private static boolean isSlow(String address, Map<String, JsonNode> nodes, Map<String, Boolean> known) {
        Boolean earlier = known.get(address);
        if (earlier != null) {
            return earlier;
        }
        // A cycle, which terraform refuses anyway, ends here.
        known.put(address, false);
        JsonNode body = nodes.get(address);
        boolean slow = LONG.contains(address.substring(0, address.indexOf('.')))
                || (body != null
                        && references(body).stream().anyMatch(r -> nodes.containsKey(r) && isSlow(r, nodes, known)));
        known.put(address, slow);
        return slow;
    }

    private static Set<String> references(JsonNode body) {
        Set<String> found = new HashSet<>();
        List<JsonNode> open = new ArrayList<>(List.of(body));
        while (!open.isEmpty()) {
            JsonNode node = open.remove(open.size() - 1);
            if (node.isTextual()) {
                Matcher matcher = REFERENCE.matcher(node.asText());
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
            node.forEach(open::add);
        }
        return found;
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> action) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            action.accept(field.getKey(), field.getValue());
        }
    }
}
