package io.drfailover.stacks.standby.permissions;

import java.util.List;

/**
 * One thing that is allowed.
 *
 * @param sid its name, letters and digits, unique in the policy
 * @param actions each by its full name
 * @param resources ARNs, or only {@value #EVERYTHING} where AWS has no narrower scope for any of the actions
 * @param conditions all of them must hold
 */
record Statement(String sid, List<String> actions, List<String> resources, List<Condition> conditions) {
    static final String EVERYTHING = "*";

    /** @throws IllegalArgumentException if an action is a pattern, or a scope could be anything */
    Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
        for (String action : actions) {
            if (!action.matches("[a-z0-9-]+:[A-Za-z0-9]+")) {
                throw new IllegalArgumentException(
                        "%s: %s is not one action; write service:Action, without a wildcard".formatted(sid, action));
            }
        }
        if (actions.isEmpty() || resources.isEmpty()) {
            throw new IllegalArgumentException(sid + ": names no action or no resource");
        }
        if (resources.contains(EVERYTHING) && conditions.isEmpty()) {
            throw new IllegalArgumentException(
                    sid + ": allows its actions everywhere; say at least the region, with aws:RequestedRegion");
        }
    }

    /** Without conditions. */
    Statement(String sid, List<String> actions, List<String> resources) {
        this(sid, actions, resources, List.of());
    }
}
