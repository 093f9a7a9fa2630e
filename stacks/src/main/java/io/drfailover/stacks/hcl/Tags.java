package io.drfailover.stacks.hcl;

import io.drfailover.contract.RecoveryTag;
import io.drfailover.stacks.settings.StackSettings;
import java.util.Map;
import java.util.TreeMap;

/** Tags: the team's own and ours on everything through the provider, a name on each resource. */
public final class Tags {
    private Tags() {}

    /**
     * For the provider's {@code default_tags}.
     *
     * @param role the stack's, for example {@code standby}
     */
    public static Map<String, String> common(StackSettings settings, String role) {
        Map<String, String> tags = new TreeMap<>(settings.tags());
        tags.put("component", role);
        tags.put("managed-by", "cdktf");
        tags.put(RecoveryTag.KEY, role);
        return tags;
    }

    /** The tag that AWS's console shows as the name. */
    public static Map<String, String> name(String name) {
        return Map.of("Name", name);
    }
}
