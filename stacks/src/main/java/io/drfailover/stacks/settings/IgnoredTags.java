package io.drfailover.stacks.settings;

import java.util.List;

/**
 * Tags that an account's own automation sets on whatever appears in it. Terraform would take them away again, which the
 * function's role may not.
 *
 * @param keys of them
 * @param keyPrefixes with which their keys begin
 */
public record IgnoredTags(List<String> keys, List<String> keyPrefixes) {
    public IgnoredTags {
        keys = List.copyOf(keys);
        keyPrefixes = List.copyOf(keyPrefixes);
    }

    public boolean isEmpty() {
        return keys.isEmpty() && keyPrefixes.isEmpty();
    }
}
