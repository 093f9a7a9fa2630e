package io.drfailover.drill.permissions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a role may do exactly what is done with it.
 *
 * @param calls what is done
 * @param required what AWS checks for it
 */
public record LeastPrivilege(CallList calls, RequiredAccesses required) {
    /** Where permissions are written, for messages. */
    private static final String HOME = "stacks/src/main/java/io/drfailover/stacks/standby/permissions";

    /** What would be refused: a sentence for each access, with the calls that need it and the remedy. */
    public List<String> missing(RolePolicies role) {
        Map<String, Set<String>> needing = new TreeMap<>();
        for (Call call : calls.calls()) {
            for (Access access : required.of(call)) {
                if (!role.allow(access)) {
                    needing.computeIfAbsent(access.toString(), any -> new TreeSet<>())
                            .add(call.toString());
                }
            }
        }
        return needing.entrySet().stream()
                .map(one -> "the role may not %s, which AWS checks for %s: allow it in %s"
                        .formatted(one.getKey(), String.join(", ", one.getValue()), HOME))
                .toList();
    }

    /** What is allowed and never needed: a sentence for each permission, with the remedy. */
    public List<String> unused(RolePolicies role) {
        Set<Access> all =
                calls.stream().flatMap(call -> required.of(call).stream()).collect(Collectors.toSet());
        return role.statements().stream()
                .flatMap(statement -> statement.actions().stream()
                        .filter(action -> all.stream()
                                .noneMatch(access -> access.action().equals(action) && statement.allows(access)))
                        .map(action -> "nothing needs %s of the statement %s in the policy %s: remove it from %s"
                                .formatted(action, statement.sid(), statement.policy(), HOME)))
                .toList();
    }
}
