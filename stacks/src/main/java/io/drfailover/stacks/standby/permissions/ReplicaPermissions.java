package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The one database: look at it, promote it. Nothing else in RDS can be changed. Its subnet group is only known once AWS
 * has described it.
 */
final class ReplicaPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        String replica = reach.arns().of("rds", "db:" + reach.replicaId());
        return List.of(
                new Statement(
                        "PromoteReplica",
                        List.of("rds:DescribeDBInstances", "rds:PromoteReadReplica"),
                        List.of(replica)),
                new Statement(
                        "FindReplicaNetwork",
                        List.of("rds:DescribeDBSubnetGroups"),
                        List.of(reach.arns().of("rds", "subgrp:*"))));
    }
}
