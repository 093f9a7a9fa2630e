package io.drfailover.stacks.standby;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One statement of a policy. Immutable.
 *
 * @param sid what it is for, letters and digits
 * @param effect {@code Allow} or {@code Deny}
 * @param principal who, in a policy of a resource; empty in one of a role
 * @param actions what, spelled out
 * @param resources on which ARNs; empty in a role's trust
 * @param conditions operator to key to value
 */
record Statement(
        String sid,
        String effect,
        Map<String, String> principal,
        List<String> actions,
        List<String> resources,
        Map<String, Map<String, String>> conditions) {

    Statement {
        principal = Map.copyOf(principal);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = Map.copyOf(conditions);
    }

    static Statement allow(String sid, String... actions) {
        return new Statement(sid, "Allow", Map.of(), List.of(actions), List.of(), Map.of());
    }

    static Statement deny(String sid, String... actions) {
        return new Statement(sid, "Deny", Map.of(), List.of(actions), List.of(), Map.of());
    }

    /** For a service of AWS, for example {@code lambda.amazonaws.com}. */
    Statement toService(String service) {
        return with(Map.of("Service", service));
    }

    /** For an account (its root, which lets IAM decide), a role, or {@code *}. */
    Statement toAws(String principal) {
        return with(Map.of("AWS", principal));
    }

    Statement on(String... arns) {
        return new Statement(sid, effect, principal, actions, List.of(arns), conditions);
    }

    /** One more condition; all must hold. */
    Statement when(String operator, String key, String value) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>(conditions);
        Map<String, String> keys = new LinkedHashMap<>(all.getOrDefault(operator, Map.of()));
        keys.put(key, value);
        all.put(operator, keys);
        return new Statement(sid, effect, principal, actions, resources, all);
    }

    private Statement with(Map<String, String> whom) {
        return new Statement(sid, effect, whom, actions, resources, conditions);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Sid", sid);
        document.put("Effect", effect);
        putUnlessEmpty(document, "Principal", principal, principal.isEmpty());
        document.put("Action", actions);
        putUnlessEmpty(document, "Resource", resources, resources.isEmpty());
        putUnlessEmpty(document, "Condition", new TreeMap<>(conditions), conditions.isEmpty());
        return document;
    }

    private static void putUnlessEmpty(Map<String, Object> document, String key, Object value, boolean empty) {
        if (!empty) {
            document.put(key, value);
        }
    }
}
