package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.List;

/** Objects that belong to another one by their owner references: found, made, counted. */
final class Owned {
    /** The letters of Kubernetes' own generated names: no vowels, so no words. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final ResourceStore store;
    private final Defaults defaults;
    private final SecureRandom random = new SecureRandom();

    Owned(ResourceStore store, Defaults defaults) {
        this.store = store;
        this.defaults = defaults;
    }

    /** The objects of a kind that the owner controls, in the order of their creation. */
    List<ObjectNode> of(ObjectNode owner, ResourceKind kind) {
        String uid = owner.path("metadata").path("uid").asText();
        return store.list(kind, namespace(owner)).stream()
                .filter(object -> isOwnedBy(object, uid))
                .toList();
    }

    static boolean isOwnedBy(ObjectNode object, String uid) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }

    /** A pod of the owner's template, scheduled at once. */
    void createPod(ObjectNode owner, String name, ObjectNode extraLabels) {
        ObjectNode template = (ObjectNode) owner.path("spec").path("template").deepCopy();
        ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = Json.child(template, "metadata");
        Json.child(metadata, "labels").setAll(extraLabels);
        metadata.put("name", name);
        pod.set("metadata", metadata);
        pod.set("spec", template.path("spec"));
        create(Catalog.PODS, owner, pod);
    }

    void create(ResourceKind kind, ObjectNode owner, ObjectNode object) {
        object.withObject("/metadata")
                .withArray("/ownerReferences")
                .addObject()
                .put("apiVersion", owner.path("apiVersion").asText())
                .put("kind", owner.path("kind").asText())
                .put("name", name(owner))
                .put("uid", owner.path("metadata").path("uid").asText())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        defaults.apply(object);
        store.create(kind, namespace(owner), object);
    }

    void delete(ResourceKind kind, ObjectNode object) {
        store.delete(kind, namespace(object), name(object));
    }

    /** A name as {@code generateName} makes it. */
    String generatedName(String prefix) {
        StringBuilder name = new StringBuilder(prefix);
        for (int i = 0; i < 5; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** A short text that is the same for the same pod template. */
    static String hash(JsonNode template) {
        return Integer.toUnsignedString(template.hashCode(), 36);
    }

    static int ready(List<ObjectNode> pods) {
        return (int) pods.stream().filter(Conditions::isReady).count();
    }

    static String namespace(ObjectNode object) {
        return object.path("metadata").path("namespace").asText();
    }

    static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText();
    }
}
