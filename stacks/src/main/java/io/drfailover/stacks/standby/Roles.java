package io.drfailover.stacks.standby;

import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.settings.StackSettings;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.constructs.Construct;

/**
 * The roles of the bad day. They exist before it, because the control plane of IAM is in us-east-1 for the whole
 * partition (AWS whitepaper "AWS Fault Isolation Boundaries"): on that day nobody may be able to make one.
 */
final class Roles extends Construct {
    private final ServiceRole function;
    private final ServiceRole cluster;
    private final ServiceRole node;

    Roles(Construct scope, String id, StackSettings settings, Account account) {
        super(scope, id);
        Names names = Names.of(settings);
        // Lambda documents no condition that it fills in when it assumes a function's role; only who may pass the role
        // in this account can give it to a function.
        function = new ServiceRole(
                this,
                "function",
                new ServiceRole.Config(
                        "function",
                        names.functionRole(),
                        "lambda.amazonaws.com",
                        "The failover function",
                        UnaryOperator.identity(),
                        Map.of()));
        // Amazon EKS User Guide, "Cross-service confused deputy prevention".
        cluster = new ServiceRole(
                this,
                "cluster",
                new ServiceRole.Config(
                        "cluster",
                        names.clusterRole(),
                        "eks.amazonaws.com",
                        "Control plane of the recovered EKS cluster",
                        trust -> trust.when("StringEquals", "aws:SourceAccount", account.number())
                                .when(
                                        "ArnEquals",
                                        "aws:SourceArn",
                                        account.arn(
                                                "eks",
                                                "cluster/" + settings.cluster().name())),
                        Map.of("eks", account.managedPolicy("AmazonEKSClusterPolicy"))));
        // An instance profile: EC2 fills in no condition.
        node = new ServiceRole(
                this,
                "node",
                new ServiceRole.Config(
                        "node",
                        names.nodeRole(),
                        "ec2.amazonaws.com",
                        "Worker nodes of the recovered EKS cluster",
                        UnaryOperator.identity(),
                        Map.of(
                                "eks", account.managedPolicy("AmazonEKSWorkerNodePolicy"),
                                "images", account.managedPolicy("AmazonEC2ContainerRegistryPullOnly"),
                                "network", account.managedPolicy("AmazonEKS_CNI_Policy"))));
    }

    IamRole function() {
        return function.role();
    }

    String functionArn() {
        return function.arn();
    }

    String clusterArn() {
        return cluster.arn();
    }

    String nodeArn() {
        return node.arn();
    }
}
