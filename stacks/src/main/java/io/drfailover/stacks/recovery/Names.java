package io.drfailover.stacks.recovery;

import io.drfailover.stacks.hcl.Tags;
import java.util.Map;

/** Names in AWS: the cluster's, which is known when the stack is applied, and a suffix. */
final class Names {
    private Names() {}

    /** A name, for example the cluster's and {@code -public-1}. */
    static String prefixed(String suffix) {
        return "${var.cluster_name}" + suffix;
    }

    /** The same as a tag. */
    static Map<String, String> tag(String suffix) {
        return Tags.name(prefixed(suffix));
    }
}
