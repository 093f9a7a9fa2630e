package io.drfailover.readiness;

import io.drfailover.FailoverConfig;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.FunctionAlias;
import io.drfailover.contract.RecoveryTag;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;

/**
 * What a run does to AWS, one or more actions of each kind, on the resources that it would do it to, under the conditions
 * that the standby stack's policies name. Not every call: those which, refused, end a run.
 *
 * @param config the environment
 * @param functionArn as the function was invoked; a run goes on by invoking the same
 */
public record KeyActions(FailoverConfig config, String functionArn) {
    private static final int LONGEST_BALANCER = 32;
    private static final int PARTS_WITHOUT_ALIAS = 7;

    /**
     * Actions that are asked about together.
     *
     * @param actions such as {@code rds:PromoteReadReplica}
     * @param resources each action is asked about on each of them
     */
    public record Group(List<String> actions, List<String> resources) {
        public Group {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }
    }

    /** All of them. */
    public List<Group> groups() {
        String cluster = config.clusterName();
        String balancer = shortName(cluster);
        List<Group> groups = new ArrayList<>();
        groups.add(group(arn("rds", "db:" + config.replicaId()), "rds:DescribeDBInstances", "rds:PromoteReadReplica"));
        groups.add(group(
                arn("eks", "cluster/" + cluster),
                "eks:CreateCluster",
                "eks:CreateNodegroup",
                "eks:CreateAccessEntry",
                "eks:DescribeCluster",
                "eks:TagResource"));
        groups.add(group(arn("eks", "nodegroup/" + cluster + "/" + cluster + "-nodes/1"), "eks:DescribeNodegroup"));
        groups.add(group(
                arn("eks", "access-entry/" + cluster + "/role/" + account() + "/administrator/1"),
                "eks:AssociateAccessPolicy"));
        groups.add(new Group(List.of("iam:PassRole"), List.of(config.clusterRoleArn(), config.nodeRoleArn())));
        groups.add(ec2(
                "vpc", "ec2:CreateVpc", "ec2:CreateTags", "ec2:ModifyVpcAttribute", "ec2:AcceptVpcPeeringConnection"));
        groups.add(ec2("subnet", "ec2:CreateSubnet", "ec2:CreateNatGateway"));
        groups.add(ec2("route-table", "ec2:CreateRouteTable", "ec2:CreateRoute", "ec2:AssociateRouteTable"));
        groups.add(ec2(
                "security-group",
                "ec2:CreateSecurityGroup",
                "ec2:AuthorizeSecurityGroupIngress",
                "ec2:AuthorizeSecurityGroupEgress"));
        groups.add(ec2("elastic-ip", "ec2:AllocateAddress"));
        groups.add(ec2("internet-gateway", "ec2:CreateInternetGateway", "ec2:AttachInternetGateway"));
        groups.add(ec2("launch-template", "ec2:CreateLaunchTemplate"));
        groups.add(ec2("vpc-peering-connection", "ec2:CreateVpcPeeringConnection"));
        groups.add(group(
                arn("elasticloadbalancing", "loadbalancer/app/" + balancer + "/0123456789abcdef"),
                "elasticloadbalancing:CreateLoadBalancer",
                "elasticloadbalancing:CreateListener",
                "elasticloadbalancing:ModifyLoadBalancerAttributes"));
        groups.add(group(
                arn("elasticloadbalancing", "targetgroup/" + balancer + "/0123456789abcdef"),
                "elasticloadbalancing:CreateTargetGroup",
                "elasticloadbalancing:ModifyTargetGroupAttributes"));
        groups.add(group(
                arn("autoscaling", "autoScalingGroup:1:autoScalingGroupName/eks-" + cluster + "-nodes-1"),
                "autoscaling:AttachLoadBalancerTargetGroups"));
        groups.add(new Group(
                List.of("s3:GetObject", "s3:PutObject"),
                List.of(
                        object(BucketLayout.CURRENT_RUN),
                        object(BucketLayout.TERRAFORM_STATE),
                        object(BucketLayout.TERRAFORM_LOCK),
                        object(BucketLayout.HOLD),
                        object(BucketLayout.PROPOSAL))));
        groups.add(group(object(BucketLayout.TERRAFORM_LOCK), "s3:DeleteObject"));
        groups.add(group(withAlias(), "lambda:InvokeFunction"));
        if (!config.notificationTopic().isEmpty()) {
            groups.add(group(config.notificationTopic(), "sns:Publish"));
        }
        return groups;
    }

    /** Beside the region, each concerns the policies that name it, and no other. */
    public List<ContextEntry> context() {
        return List.of(
                entry("aws:RequestedRegion", config.drRegion()),
                entry("aws:RequestTag/" + RecoveryTag.KEY, RecoveryTag.VALUE),
                entry("aws:ResourceTag/" + RecoveryTag.KEY, RecoveryTag.VALUE),
                entry("ec2:CreateAction", "CreateVpc"),
                entry("iam:PassedToService", "eks.amazonaws.com"));
    }

    private static ContextEntry entry(String key, String value) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(ContextKeyTypeEnum.STRING)
                .contextKeyValues(value)
                .build();
    }

    private static Group group(String resource, String... actions) {
        return new Group(List.of(actions), List.of(resource));
    }

    private Group ec2(String kind, String... actions) {
        return group(arn("ec2", kind + "/*"), actions);
    }

    private String arn(String service, String resource) {
        String[] role = config.functionRoleArn().split(":", -1);
        return String.join(":", "arn", role[1], service, config.drRegion(), account(), resource);
    }

    private String account() {
        return config.functionRoleArn().split(":", -1)[4];
    }

    private String object(String key) {
        return "arn:" + config.functionRoleArn().split(":", -1)[1] + ":s3:::" + config.bucket() + "/" + key;
    }

    /** A name without alias has no permission of its own. */
    private String withAlias() {
        return functionArn.split(":", -1).length == PARTS_WITHOUT_ALIAS
                ? functionArn + ":" + FunctionAlias.LIVE
                : functionArn;
    }

    /** As the recovery stack shortens the load balancer's name: AWS allows 32 characters, no hyphen at an end. */
    static String shortName(String clusterName) {
        return clusterName
                .substring(0, Math.min(LONGEST_BALANCER, clusterName.length()))
                .replaceAll("^-+|-+$", "");
    }
}
