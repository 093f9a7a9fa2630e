package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/** Why the function needs permissions: a group of statements. */
@FunctionalInterface
interface Purpose {
    List<Statement> statements(Reach reach);
}
