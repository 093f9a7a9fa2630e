package io.drfailover.stacks.hcl;

import io.drfailover.stacks.settings.StackSettings;
import java.util.Map;
import java.util.TreeMap;

/** Tags: the team's own and ours on everything through the provider, a name on each resource. */
public final class Tags {
    /** Key of the tag with the stack that made a thing. The function's permissions ask for it. */
    public static final String ROLE = "dr-role";

    /** Value of {@link #ROLE} on everything that the recovery stack makes. */
    public static final String RECOVERY = "recovery";

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
        tags.put(ROLE, role);
        return tags;
    }

    /** The tag that AWS's console shows as the name. */
    public static Map<String, String> name(String name) {
        return Map.of("Name", name);
    }
}
