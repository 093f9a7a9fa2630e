package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the function may do in the primary region: look at the one database, as evidence, and, where the settings say so,
 * stop it once the replica is promoted. It can do without either answer.
 */
final class PrimaryPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        List<String> database = List.of(reach.primaryDatabase());
        List<Statement> statements = new ArrayList<>();
        statements.add(new Statement("LookAtPrimary", List.of("rds:DescribeDBInstances"), database));
        if (reach.primary().stopped()) {
            statements.add(new Statement("StopOldPrimary", List.of("rds:StopDBInstance"), database));
        }
        return statements;
    }
}
