package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets only harmless plans pass, whatever made them: no delete, no replace but of what AWS has given up, only the types
 * of the recovery stack, one region, one account, no service whose control plane lives in us-east-1, no more changes
 * than expected. Reads {@code terraform show -json}.
 */
final class PlanGate {
    /**
     * IAM, Organizations, Route 53 and the other partitional services ("AWS Fault Isolation Boundaries", Appendix A):
     * on the bad day their control planes may not answer.
     */
    static final Pattern GLOBAL =
            Pattern.compile("aws_(iam|route53\\w*|organizations|cloudfront|globalaccelerator|account|shield|"
                    + "networkmanager|waf|ce|budgets|identitystore|ssoadmin|ecrpublic)_.*");

    /** What the recovery stack is made of; anything else has no business in it. */
    static final Set<String> ALLOWED = Set.of(
            "aws_autoscaling_attachment",
            "aws_eip",
            "aws_eks_access_entry",
            "aws_eks_access_policy_association",
            "aws_eks_cluster",
            "aws_eks_node_group",
            "aws_internet_gateway",
            "aws_launch_template",
            "aws_lb",
            "aws_lb_listener",
            "aws_lb_target_group",
            "aws_nat_gateway",
            "aws_route",
            "aws_route_table",
            "aws_route_table_association",
            "aws_security_group",
            "aws_subnet",
            "aws_vpc",
            "aws_vpc_peering_connection",
            "aws_vpc_security_group_egress_rule",
            "aws_vpc_security_group_ingress_rule");

    private final String region;
    private final int maxChanges;
    private final ConfigurationGate configuration;
    private final OwnershipGate ownership;

    PlanGate(String region, String account, int maxChanges) {
        this.region = region;
        this.maxChanges = maxChanges;
        this.configuration = new ConfigurationGate(region);
        this.ownership = new OwnershipGate(region, account);
    }

    /**
     * Examines a plan.
     *
     * @param replaceable addresses of what AWS has given up and nothing depends on
     * @throws TerraformException naming everything that is refused
     */
    PlanSummary examine(JsonNode plan, Set<String> replaceable) {
        List<String> refused = new ArrayList<>();
        if (!plan.path("resource_changes").isArray() && !plan.has("planned_values")) {
            refused.add("it is not a plan");
        }
        PlanSummary summary = PlanSummary.NOTHING;
        for (JsonNode resource : plan.path("resource_changes")) {
            String address = resource.path("address").asText();
            PlanSummary part = summary(resource, replaceable);
            if (part == null) {
                refused.add(address + " would be " + fate(resource) + reason(resource));
            } else {
                summary = summary.and(part);
            }
            if (resource.path("mode").asText("managed").equals("managed")) {
                type(resource).ifPresent(refused::add);
                refused.addAll(ownership.objections(address, resource.path("change")));
            }
        }
        if (summary.changes() > maxChanges) {
            refused.add(summary.changes() + " changes are more than " + maxChanges + " (MAX_PLANNED_CHANGES)");
        }
        refused.addAll(configuration.objections(plan.path("configuration")));
        if (!refused.isEmpty()) {
            throw new TerraformException(
                    "the plan is refused: " + String.join("; ", refused),
                    "compare the bundle with what exists in " + region + "; nothing was applied");
        }
        return summary;
    }

    private static @Nullable PlanSummary summary(JsonNode resource, Set<String> replaceable) {
        JsonNode change = resource.path("change");
        int imports = change.path("importing").isObject() ? 1 : 0;
        String actions = change.path("actions").toString();
        switch (actions) {
            case "[\"no-op\"]", "[\"read\"]" -> {
                return new PlanSummary(0, 0, imports, 0);
            }
            case "[\"create\"]" -> {
                return new PlanSummary(1, 0, imports, 0);
            }
            case "[\"update\"]" -> {
                return new PlanSummary(0, 1, imports, 0);
            }
            default -> {
                boolean givenUp = actions.equals("[\"delete\",\"create\"]")
                        && resource.path("action_reason").asText("").equals("replace_because_tainted")
                        && !resource.has("deposed")
                        && replaceable.contains(resource.path("address").asText());
                return givenUp ? new PlanSummary(0, 0, 0, 1) : null;
            }
        }
    }

    private static Optional<String> type(JsonNode resource) {
        String type = resource.path("type").asText();
        String address = resource.path("address").asText();
        if (GLOBAL.matcher(type).matches()) {
            return Optional.of(address + " belongs to a global service");
        }
        return ALLOWED.contains(type)
                ? Optional.empty()
                : Optional.of(address + " is of a type that the recovery stack has not");
    }

    private static String fate(JsonNode resource) {
        JsonNode actions = resource.path("change").path("actions");
        if (actions.size() == 1) {
            return actions.path(0).asText().equals("delete") ? "deleted" : "subject to " + actions.path(0);
        }
        return actions.toString().contains("\"delete\"") ? "replaced" : "subject to " + actions;
    }

    private static String reason(JsonNode resource) {
        String reason = resource.path("action_reason").asText("");
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }
}
