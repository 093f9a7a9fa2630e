package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The way between the recovered network and the database's: the only permissions that change a network which existed
 * before. Its ids are not in the settings and its tags are somebody else's, so the scope is the kind of resource: a
 * route may be added to any route table of the region, and a rule to any security group. Neither can be removed.
 */
final class DatabaseAccess implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        return List.of(
                new Statement("AddRoutes", List.of("ec2:CreateRoute"), reach.ec2("route-table")),
                new Statement("AcceptPeering", List.of("ec2:AcceptVpcPeeringConnection"), reach.ec2("vpc")),
                new Statement(
                        "AddRules",
                        List.of("ec2:AuthorizeSecurityGroupIngress"),
                        reach.ec2("security-group", "security-group-rule")),
                // The rule that is made has no tag yet when the group that gets it has.
                new Statement(
                        "AddOutgoingRules",
                        List.of("ec2:AuthorizeSecurityGroupEgress"),
                        reach.ec2("security-group-rule")));
    }
}
