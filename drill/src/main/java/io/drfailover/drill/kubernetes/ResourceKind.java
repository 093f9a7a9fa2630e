package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of object that the API serves; all but the short names is read from fabric8's model class.
 *
 * @param group the API group, "" for the core group
 * @param model fabric8's class, which knows the kind's fields and their types
 */
record ResourceKind(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        boolean namespaced,
        List<String> shortNames,
        Class<? extends HasMetadata> model) {

    static ResourceKind of(Class<? extends HasMetadata> model, String... shortNames) {
        return new ResourceKind(
                orEmpty(HasMetadata.getGroup(model)),
                HasMetadata.getVersion(model),
                HasMetadata.getKind(model),
                HasMetadata.getPlural(model),
                HasMetadata.getSingular(model),
                Namespaced.class.isAssignableFrom(model),
                List.of(shortNames),
                model);
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    /** Such as {@code v1} or {@code apps/v1}. */
    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Such as {@code /api/v1} or {@code /apis/apps/v1}. */
    String root() {
        return (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
    }

    /** Such as {@code pods} or {@code deployments.apps}: how messages of the real API name a kind. */
    String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The path of all objects of this kind, in one namespace or (namespace "") everywhere. */
    String path(String namespace) {
        return root() + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
    }

    boolean describes(ObjectNode object) {
        return apiVersion().equals(object.path("apiVersion").asText())
                && kind.equals(object.path("kind").asText());
    }
}
