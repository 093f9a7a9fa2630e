package io.drfailover.drill.kubernetes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a resource path names.
 *
 * @param namespace "" for cluster-scoped kinds and for all namespaces
 * @param name "" for the whole collection
 * @param subresource such as {@code status}, or ""
 */
record ResourcePath(ResourceKind kind, String namespace, String name, String subresource) {
    private static final Pattern PATH =
            Pattern.compile("/(?:api|apis/(?<group>[^/]+))/(?<version>[^/]+)(?:/namespaces/(?<namespace>[^/]+))?"
                    + "/(?<plural>[^/]+)(?:/(?<name>[^/]+)(?:/(?<sub>.+))?)?");
    private static final Pattern NAMESPACE =
            Pattern.compile("/api/v1/namespaces(?:/(?<name>[^/]+)(?:/(?<sub>status|finalize))?)?");

    /** Empty when no kind of the catalog answers to the path. */
    static Optional<ResourcePath> parse(String path) {
        Matcher namespace = NAMESPACE.matcher(path);
        if (namespace.matches()) {
            return Optional.of(
                    new ResourcePath(Catalog.NAMESPACES, "", group(namespace, "name"), group(namespace, "sub")));
        }
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String group = group(matcher, "group");
        String apiVersion = group.isEmpty() ? matcher.group("version") : group + "/" + matcher.group("version");
        return Catalog.byPlural(apiVersion, matcher.group("plural"))
                .map(kind -> new ResourcePath(
                        kind, group(matcher, "namespace"), group(matcher, "name"), group(matcher, "sub")))
                .filter(parsed ->
                        parsed.kind().namespaced() || parsed.namespace().isEmpty());
    }

    boolean isCollection() {
        return name.isEmpty();
    }

    private static String group(Matcher matcher, String name) {
        String value = matcher.group(name);
        return value == null ? "" : value;
    }
}
