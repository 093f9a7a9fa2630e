package io.drfailover.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What a plan's configuration must not say: a provider of another region, with other credentials or at another address,
 * a provider that is not AWS's, or a provisioner, which would run a program in the function.
 */
final class ConfigurationGate {
    /** Nothing of it changes who asks, or whom. */
    private static final Set<String> SETTINGS =
            Set.of("region", "default_tags", "ignore_tags", "max_retries", "retry_mode", "allowed_account_ids");

    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    private final String region;

    ConfigurationGate(String region) {
        this.region = region;
    }

    /** Says what is wrong with {@code configuration} of a plan. */
    List<String> objections(JsonNode configuration) {
        List<String> found = new ArrayList<>();
        JsonNode providers = configuration.path("provider_config");
        if (providers.isEmpty()) {
            found.add("it configures no provider");
        }
        providers.forEach(provider -> provider(provider, found));
        module(configuration.path("root_module"), found);
        return found;
    }

    private void provider(JsonNode provider, List<String> found) {
        String name = provider.path("name").asText();
        if (!name.equals("aws") || !provider.path("full_name").asText(PROVIDER).equals(PROVIDER)) {
            found.add("provider " + provider.path("full_name").asText(name) + " is not aws");
            return;
        }
        JsonNode expressions = provider.path("expressions");
        String configured = expressions.path("region").path("constant_value").asText("");
        if (!configured.equals(region)) {
            found.add("a provider is configured for region \"" + configured + "\", not " + region);
        }
        for (Iterator<String> names = expressions.fieldNames(); names.hasNext(); ) {
            String setting = names.next();
            if (!SETTINGS.contains(setting)) {
                found.add("a provider is configured with " + setting);
            }
        }
    }

    private static void module(JsonNode module, List<String> found) {
        for (JsonNode resource : module.path("resources")) {
            if (!resource.path("provisioners").isEmpty()) {
                found.add(resource.path("address").asText() + " has a provisioner");
            }
            if (!resource.path("type").asText().startsWith("aws_")) {
                found.add(resource.path("address").asText() + " is not of AWS");
            }
        }
        module.path("module_calls").forEach(call -> module(call.path("module"), found));
    }
}
