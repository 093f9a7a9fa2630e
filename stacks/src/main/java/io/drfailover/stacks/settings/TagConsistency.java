package io.drfailover.stacks.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.RecoveryTag;
import java.util.ArrayList;
import java.util.List;

/** Whether the ignored tags leave alone what the stacks set: an ignored tag of theirs would be set anew by every plan. */
final class TagConsistency {
    /** On everything, and on the subnets, by which load balancers of the cluster find them. */
    private static final List<String> OURS = List.of(
            "Name",
            "component",
            "managed-by",
            RecoveryTag.KEY,
            "kubernetes.io/role/elb",
            "kubernetes.io/role/internal-elb");

    private final Findings settings;

    TagConsistency(Findings settings) {
        this.settings = settings;
    }

    void look() {
        List<String> set = new ArrayList<>(OURS);
        settings.at("tags").fieldNames().forEachRemaining(set::add);
        for (JsonNode key : settings.at("provider.ignoreTags.keys")) {
            if (set.contains(key.asText())) {
                settings.problem("provider.ignoreTags.keys", "the stacks set %s themselves".formatted(key.asText()));
            }
        }
        for (JsonNode prefix : settings.at("provider.ignoreTags.keyPrefixes")) {
            set.stream()
                    .filter(key -> key.startsWith(prefix.asText()))
                    .forEach(key -> settings.problem(
                            "provider.ignoreTags.keyPrefixes",
                            "%s covers %s, which the stacks set themselves; give a longer one, or whole keys"
                                    .formatted(prefix.asText(), key)));
        }
    }
}
