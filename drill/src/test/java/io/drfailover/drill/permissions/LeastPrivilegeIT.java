package io.drfailover.drill.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.drill.permissions.RolePolicies.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The function's role, as the build synthesized it, against what the function does. */
class LeastPrivilegeIT {
    /** Statements for every resource, with the reason. */
    private static final Map<String, String> EVERYWHERE = Map.of(
            "DescribeNetworks", "EC2 knows no resource for describing",
            "DescribeBalancers", "Elastic Load Balancing and Auto Scaling know no resource for describing",
            "ReadMetrics", "a metric has no ARN, and a narrower scope sees no composite alarm",
            "LookAtRegion", "quotas, the list of clusters, instances and their types know no resource");

    private static final SynthesizedRole STANDBY = standby();
    private static final RolePolicies ROLE = STANDBY.policies();
    private static final RequiredAccesses REQUIRED = new RequiredAccesses(STANDBY.names());
    private static final LeastPrivilege PROOF = new LeastPrivilege(calls(), REQUIRED);

    private static SynthesizedRole standby() {
        try {
            return SynthesizedRole.locate(Path.of("..").toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the settings ask for: without a secret none is read, without fencing nothing is stopped. */
    private static CallList calls() {
        CallList all = CallList.ofDrills().and(CallList.ofUnseen());
        CallList fenced = STANDBY.isFencing() ? all : all.without(CallList.ofFencing());
        return STANDBY.secret().isPresent() ? fenced : fenced.without(CallList.ofSecret());
    }

    static Stream<Permission> permissions() {
        return ROLE.permissions();
    }

    @Test
    void everyCall_ofTheFunction_isAllowed() {
        assertThat(PROOF.missing(ROLE)).isEmpty();
    }

    @Test
    void everyPermission_ofTheRole_isNeeded() {
        assertThat(PROOF.unused(ROLE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void permission_takenAway_isNamed(Permission permission) {
        assertThat(PROOF.missing(ROLE.without(permission)))
                .as("a role without %s", permission)
                .isNotEmpty()
                .allSatisfy(complaint ->
                        assertThat(complaint).contains(permission.action()).contains("allow it in"));
    }

    @Test
    void actions_ofTheRole_haveNoWildcard() {
        assertThat(ROLE.permissions().map(Permission::action)).isNotEmpty().noneMatch(action -> action.contains("*"));
    }

    @Test
    void resources_ofTheRole_areEverythingOnlyWhereAwsKnowsNoOther() {
        assertThat(ROLE.statements().stream()
                        .filter(statement -> statement.resources().contains("*"))
                        .map(PermittedStatement::sid))
                .containsExactlyInAnyOrderElementsOf(EVERYWHERE.keySet());
        assertThat(ROLE.statements().stream()
                        .filter(statement -> statement.resources().contains("*")))
                .as("in the DR region only")
                .allSatisfy(statement -> assertThat(statement.conditions()).containsKey("aws:RequestedRegion"));
    }

    /** What lies beside the function's own things, one for each that it may change. */
    static Stream<Access> neighbours() {
        Names names = STANDBY.names();
        Map<String, String> region = Map.of("aws:RequestedRegion", names.fill("{region}"));
        Map<String, String> primary = Map.of("aws:RequestedRegion", names.fill("{primaryRegion}"));
        Map<String, String> toEc2 = Map.of("iam:PassedToService", "ec2.amazonaws.com");
        Map<String, String> toEks = Map.of("iam:PassedToService", "eks.amazonaws.com");
        return Stream.of(
                new Access("rds:PromoteReadReplica", names.arn("rds:db:{replica}-2"), region),
                new Access("rds:PromoteReadReplica", names.arn("rds:db:another"), region),
                new Access("rds:PromoteReadReplica", names.fill("{primary}"), primary),
                new Access("rds:DescribeDBInstances", names.fill("{primary}-2"), primary),
                new Access("rds:StopDBInstance", names.fill("{primary}-2"), primary),
                new Access("rds:StopDBInstance", names.arn("rds:db:{replica}"), region),
                new Access("rds:DeleteDBInstance", names.fill("{primary}"), primary),
                new Access("cloudwatch:DescribeAlarms", "*", primary),
                new Access("cloudwatch:SetAlarmState", "*", region),
                new Access("cloudwatch:DisableAlarmActions", "*", region),
                new Access("s3:DeleteObject", names.fill("{bucket}/control/hold.json"), region),
                new Access("iam:GetRole", names.fill("arn:aws:iam::{account}:role/Administrator"), Map.of()),
                new Access("iam:SimulatePrincipalPolicy", names.fill("{clusterRole}"), Map.of()),
                new Access("iam:PutRolePolicy", names.fill("{functionRole}"), Map.of()),
                new Access("iam:AttachRolePolicy", names.fill("{functionRole}"), Map.of()),
                new Access("sns:Subscribe", names.fill("{topic}"), region),
                new Access("sns:ListSubscriptionsByTopic", names.fill("{topic}-2"), region),
                new Access("ecr:PutImage", names.arn("ecr:repository/erp"), region),
                new Access("servicequotas:RequestServiceQuotaIncrease", "*", region),
                new Access("s3:GetObject", names.fill("{bucket}/function/function.zip"), region),
                new Access("s3:PutObject", names.fill("{bucket}/bundle/{region}-dr.zip"), region),
                new Access("s3:PutObject", names.fill("{bucket}/toolchain/terraform.zip"), region),
                new Access("s3:DeleteObject", names.fill("{bucket}/state/recovery.tfstate"), region),
                new Access("s3:DeleteObject", names.fill("{bucket}/runs/current.json"), region),
                new Access("s3:GetObject", names.fill("{bucket}-2/runs/current.json"), region),
                new Access("s3:ListBucket", names.fill("{bucket}-2"), region),
                new Access("kms:Decrypt", names.fill("{key}"), Map.of("kms:ViaService", "rds.eu-west-1.amazonaws.com")),
                new Access("kms:Decrypt", names.arn("kms:key/another"), viaS3(names)),
                new Access("eks:CreateCluster", names.arn("eks:cluster/another"), region),
                new Access("eks:CreateAccessEntry", names.arn("eks:cluster/{cluster}-2"), region),
                new Access("eks:CreateNodegroup", names.arn("eks:cluster/another"), region),
                new Access("eks:UpdateNodegroupConfig", names.arn("eks:nodegroup/another/nodes/1"), region),
                new Access("eks:DeleteCluster", names.arn("eks:cluster/another"), region),
                new Access("eks:DeleteNodegroup", names.arn("eks:nodegroup/another/nodes/1"), region),
                new Access("ec2:DeleteNatGateway", names.arn("ec2:natgateway/nat-2"), region),
                new Access("ec2:DeleteVpcPeeringConnection", names.arn("ec2:vpc-peering-connection/pcx-2"), region),
                new Access(
                        "elasticloadbalancing:DeleteLoadBalancer",
                        names.arn("elasticloadbalancing:loadbalancer/app/another/1"),
                        region),
                new Access("ec2:ModifyLaunchTemplate", names.arn("ec2:launch-template/lt-2"), region),
                new Access("ec2:DeleteVpc", names.arn("ec2:vpc/vpc-1"), region),
                new Access("rds:DeleteDBInstance", names.arn("rds:db:{replica}"), region),
                new Access("iam:PassRole", names.fill("{nodeRole}"), toEc2),
                new Access("iam:PassRole", names.fill("{clusterRole}-admin"), toEks),
                new Access("iam:PassRole", names.fill("arn:aws:iam::{account}:role/Administrator"), toEks),
                new Access("secretsmanager:GetSecretValue", names.arn("secretsmanager:secret:another-a1B2c3"), region),
                new Access("ec2:CreateSubnet", names.arn("ec2:vpc/vpc-2"), region),
                new Access("ec2:AttachInternetGateway", names.arn("ec2:vpc/vpc-2"), region),
                new Access("ec2:RevokeSecurityGroupEgress", names.arn("ec2:security-group/sg-2"), region),
                new Access("ec2:CreateVpc", names.arn("ec2:vpc/vpc-1"), region),
                new Access("ec2:CreateTags", names.arn("ec2:vpc/vpc-2"), region),
                new Access("ec2:CreateTags", names.arn("ec2:security-group/sg-2"), taggingAsRecovery(region)),
                new Access("ec2:CreateTags", names.arn("ec2:security-group-rule/sgr-2"), region),
                new Access(
                        "elasticloadbalancing:ModifyLoadBalancerAttributes",
                        names.arn("elasticloadbalancing:loadbalancer/app/another/1"),
                        region),
                new Access("sns:Publish", names.fill("{topic}-2"), region),
                new Access("lambda:InvokeFunction", names.arn("lambda:function:{function}"), region),
                new Access("lambda:InvokeFunction", names.arn("lambda:function:{function}:probe"), region),
                new Access("lambda:InvokeFunction", names.arn("lambda:function:{function}-2:live"), region),
                new Access("lambda:InvokeFunction", names.arn("lambda:function:another"), region),
                new Access("ec2:DescribeVpcs", "*", Map.of("aws:RequestedRegion", "us-east-1")));
    }

    private static Map<String, String> taggingAsRecovery(Map<String, String> context) {
        Map<String, String> with = new TreeMap<>(context);
        with.put("aws:RequestTag/dr-role", "recovery");
        return with;
    }

    private static Map<String, String> viaS3(Names names) {
        return Map.of("kms:ViaService", names.fill("s3.{region}.amazonaws.com"));
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void neighbour_ofWhatTheFunctionMayTouch_isOutOfReach(Access access) {
        assertThat(ROLE.allow(access)).as(access.toString()).isFalse();
    }
}
