package io.drfailover.stacks.standby.permissions;

import io.drfailover.stacks.account.Statement;
import java.util.List;

/**
 * What only a check of readiness asks: reading, and of roles and topic the project's own. Quotas, the list of clusters, instances
 * and their types have no narrower scope (Service Authorization Reference: Service Quotas, Amazon EKS, Amazon EC2). The
 * images are those that the charts name, which this stack does not know: any repository of the account in the region.
 */
final class ReadinessPermissions implements Purpose {
    @Override
    public List<Statement> statements(Reach reach) {
        Reach.Given given = reach.given();
        return List.of(
                new Statement(
                        "LookAtRegion",
                        List.of(
                                "ec2:DescribeInstanceTypeOfferings",
                                "ec2:DescribeInstanceTypes",
                                "ec2:DescribeInstances",
                                "eks:ListClusters",
                                "servicequotas:GetAWSDefaultServiceQuota",
                                "servicequotas:GetServiceQuota"),
                        List.of(Statement.EVERYTHING),
                        List.of(reach.inRegion())),
                new Statement(
                        "LookAtRoles", List.of("iam:GetRole"), List.of(given.functionRole(), given.clusterRole())),
                new Statement("AskWhatItMayDo", List.of("iam:SimulatePrincipalPolicy"), List.of(given.functionRole())),
                new Statement("SeeWhoListens", List.of("sns:ListSubscriptionsByTopic"), List.of(given.topic())),
                new Statement(
                        "LookForImages",
                        List.of("ecr:DescribeImages"),
                        List.of(reach.arns().of("ecr", "repository/*"))));
    }
}
