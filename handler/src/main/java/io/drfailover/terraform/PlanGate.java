package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets only harmless plans pass, whatever made them: no delete, no replace, no other region, no service whose control
 * plane lives in us-east-1, no more changes than expected. Reads {@code terraform show -json}.
 */
final class PlanGate {
    /**
     * IAM, Organizations, Route 53 and the other partitional services ("AWS Fault Isolation Boundaries", Appendix A):
     * on the bad day their control planes may not answer.
     */
    static final Pattern GLOBAL =
            Pattern.compile("aws_(iam|route53\\w*|organizations|cloudfront|globalaccelerator|account|shield|"
                    + "networkmanager|waf|ce|budgets|identitystore|ssoadmin|ecrpublic)_.*");

    private final String region;
    private final int maxChanges;

    PlanGate(String region, int maxChanges) {
        this.region = region;
        this.maxChanges = maxChanges;
    }

    /**
     * Examines a plan.
     *
     * @throws TerraformException naming everything that is refused
     */
    PlanSummary examine(JsonNode plan) {
        List<String> refused = new ArrayList<>();
        int creates = 0;
        int updates = 0;
        for (JsonNode resource : plan.path("resource_changes")) {
            JsonNode actions = resource.path("change").path("actions");
            String type = resource.path("type").asText();
            String address = resource.path("address").asText();
            String action = actions.size() == 1 ? actions.path(0).asText() : actions.toString();
            switch (action) {
                case "no-op", "read" -> {
                    continue;
                }
                case "create" -> creates++;
                case "update" -> updates++;
                default -> refused.add(address + " would be " + fate(actions) + reason(resource));
            }
            if (GLOBAL.matcher(type).matches()) {
                refused.add(address + " belongs to a global service");
            }
        }
        if (!plan.path("resource_changes").isArray() && !plan.has("planned_values")) {
            refused.add("it is not a plan");
        }
        if (creates + updates > maxChanges) {
            refused.add((creates + updates) + " changes are more than " + maxChanges + " (MAX_PLANNED_CHANGES)");
        }
        refused.addAll(otherRegions(plan));
        if (!refused.isEmpty()) {
            throw new TerraformException(
                    "the plan is refused: " + String.join("; ", refused),
                    "compare the bundle with what exists in " + region + "; nothing was applied");
        }
        return new PlanSummary(creates, updates);
    }

    private static String fate(JsonNode actions) {
        if (actions.size() == 1) {
            return actions.path(0).asText().equals("delete") ? "deleted" : "subject to " + actions.path(0);
        }
        return actions.toString().contains("\"delete\"") ? "replaced" : "subject to " + actions;
    }

    private static String reason(JsonNode resource) {
        String reason = resource.path("action_reason").asText("");
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    private List<String> otherRegions(JsonNode plan) {
        List<String> found = new ArrayList<>();
        if (plan.path("configuration").path("provider_config").isEmpty()) {
            found.add("it configures no provider");
        }
        for (JsonNode provider : plan.path("configuration").path("provider_config")) {
            if (!provider.path("name").asText().equals("aws")) {
                found.add("provider " + provider.path("name").asText() + " is not aws");
                continue;
            }
            String configured = provider.path("expressions")
                    .path("region")
                    .path("constant_value")
                    .asText("");
            if (!configured.equals(region)) {
                found.add("a provider is configured for region \"" + configured + "\", not " + region);
            }
        }
        return found;
    }
}
