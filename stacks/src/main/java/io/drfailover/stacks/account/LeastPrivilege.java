package io.drfailover.stacks.account;

/** What a statement of a role's policy must say: which actions, and on what. */
final class LeastPrivilege {
    private LeastPrivilege() {}

    /** @throws IllegalArgumentException if an action is a pattern, or a scope could be anything */
    static void check(Statement statement) {
        String sid = statement.sid();
        for (String action : statement.actions()) {
            if (!action.matches("[a-z0-9-]+:[A-Za-z0-9]+")) {
                throw new IllegalArgumentException(
                        "%s: %s is not one action; write service:Action, without a wildcard".formatted(sid, action));
            }
        }
        if (statement.actions().isEmpty() || statement.resources().isEmpty()) {
            throw new IllegalArgumentException(sid + ": names no action or no resource");
        }
        if (statement.resources().contains(Statement.EVERYTHING)
                && statement.conditions().isEmpty()) {
            throw new IllegalArgumentException(
                    sid + ": allows its actions everywhere; say at least the region, with aws:RequestedRegion");
        }
    }
}
