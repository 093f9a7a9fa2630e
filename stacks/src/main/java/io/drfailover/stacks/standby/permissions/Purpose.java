package io.drfailover.stacks.standby.permissions;

import java.util.List;

/** Why the function needs permissions: a group of statements. */
@FunctionalInterface
interface Purpose {
    List<Statement> statements(Reach reach);
}
