package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Condition;
import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * The roles that exist before the disaster: hand them to EKS and to nobody else, and let EKS look at them with the
 * caller's permissions before it starts nodes (AWS Step Functions Developer Guide, "IAM policies for Amazon EKS"). It
 * also asks whether its service-linked role exists. The function cannot make that role, or any other.
 */
final class RolePermissions implements Purpose {
    private static final String NODE_GROUP_SERVICE_ROLE =
            "aws-service-role/eks-nodegroup.amazonaws.com/AWSServiceRoleForAmazonEKSNodegroup";

    @Override
    public List<Statement> statements(Reach reach) {
        Reach.Given given = reach.given();
        return List.of(
                new Statement(
                        "HandRolesToEks",
                        List.of("iam:PassRole"),
                        List.of(given.clusterRole(), given.nodeRole()),
                        List.of(Condition.equal("iam:PassedToService", "eks.amazonaws.com"))),
                new Statement(
                        "ShowRoles",
                        List.of("iam:GetRole"),
                        List.of(given.nodeRole(), reach.arns().role(NODE_GROUP_SERVICE_ROLE))),
                new Statement("ShowRolePolicies", List.of("iam:ListAttachedRolePolicies"), List.of(given.nodeRole())));
    }
}
