package io.drfailover.helm;

import java.util.List;

/**
 * A release as it would be installed.
 *
 * @param name the release
 * @param hasSchema whether the chart says what values it takes
 * @param warnings of Helm's linter
 * @param manifests YAML documents; a hook is one with the annotation {@link #HOOK}
 */
public record RenderedRelease(String name, boolean hasSchema, List<String> warnings, String manifests) {
    /** Annotation with what {@code helm.sh/hook} says. */
    public static final String HOOK = "dr-failover/hook";

    public RenderedRelease {
        warnings = List.copyOf(warnings);
    }
}
