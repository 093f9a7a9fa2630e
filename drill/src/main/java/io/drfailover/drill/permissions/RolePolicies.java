package io.drfailover.drill.permissions;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that a role may do; whatever no statement allows is refused.
 *
 * @param statements of all its policies
 */
public record RolePolicies(List<PermittedStatement> statements) {
    public RolePolicies {
        statements = List.copyOf(statements);
    }

    /** Whether some statement allows it. */
    public boolean allow(Access access) {
        return statements.stream().anyMatch(statement -> statement.allows(access));
    }

    /** Every action of every statement. */
    public Stream<Permission> permissions() {
        return statements.stream().flatMap(statement -> statement.actions().stream()
                .map(action -> new Permission(statement.sid(), action)));
    }

    /** The same role after a permission was taken away. */
    public RolePolicies without(Permission permission) {
        return new RolePolicies(statements.stream()
                .map(statement ->
                        statement.sid().equals(permission.sid()) ? statement.without(permission.action()) : statement)
                .toList());
    }

    /**
     * An action in a statement.
     *
     * @param sid the statement's name
     * @param action the action
     */
    public record Permission(String sid, String action) {
        @Override
        public String toString() {
            return action + " in " + sid;
        }
    }
}
