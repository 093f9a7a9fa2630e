package io.drfailover.stacks.recovery;

import io.drfailover.stacks.settings.StackSettings;
import java.util.Map;
import java.util.TreeMap;

/** Tags: the team's own and ours on everything through the provider, a name on each resource. */
final class Tags {
    private Tags() {}

    /** For the provider's {@code default_tags}. */
    static Map<String, String> common(StackSettings settings) {
        Map<String, String> tags = new TreeMap<>(settings.tags());
        tags.put("component", "recovery");
        tags.put("managed-by", "cdktf");
        tags.put("dr-role", "recovery");
        return tags;
    }

    /** The cluster's name and a suffix, for example {@code -public-1}; it is also the prefix of all names in AWS. */
    static Map<String, String> name(String suffix) {
        return Map.of("Name", prefixed(suffix));
    }

    /** A name in AWS. */
    static String prefixed(String suffix) {
        return "${var.cluster_name}" + suffix;
    }
}
