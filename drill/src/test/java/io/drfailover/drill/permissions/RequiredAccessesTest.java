package io.drfailover.drill.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredAccessesTest {
    private static final Names NAMES = new Names(Map.ofEntries(
            Map.entry("region", "eu-west-1"),
            Map.entry("primaryRegion", "us-east-1"),
            Map.entry("primary", "arn:aws:rds:us-east-1:123456789012:db:erp"),
            Map.entry("replica", "erp-replica"),
            Map.entry("cluster", "erp-dr"),
            Map.entry("function", "erp-failover"),
            Map.entry("bucket", "arn:aws:s3:::erp"),
            Map.entry("key", "arn:aws:kms:eu-west-1:123456789012:key/k"),
            Map.entry("clusterRole", "arn:aws:iam::123456789012:role/cluster"),
            Map.entry("nodeRole", "arn:aws:iam::123456789012:role/node")));

    private static List<Access> of(String call) {
        return new RequiredAccesses(NAMES).of(Call.parse(call));
    }

    @ParameterizedTest
    @CsvSource({
        "ec2 DescribeVpcs, ec2:DescribeVpcs, *",
        "monitoring GetMetricData, cloudwatch:GetMetricData, *",
        "s3 ListObjectsV2, s3:ListBucket, arn:aws:s3:::erp",
        "s3 HeadObject state/recovery.tfstate, s3:GetObject, arn:aws:s3:::erp/state/recovery.tfstate",
        "lambda Invoke, lambda:InvokeFunction, arn:aws:lambda:eu-west-1:123456789012:function:erp-failover:live",
        "rds PromoteReadReplica, rds:PromoteReadReplica, arn:aws:rds:eu-west-1:123456789012:db:erp-replica",
    })
    void of_aCall_isOneActionOnItsResource(String call, String action, String resource) {
        assertThat(of(call)).singleElement().satisfies(access -> {
            assertThat(access.action()).isEqualTo(action);
            assertThat(access.resource()).isEqualTo(resource);
            assertThat(access.context()).containsEntry("aws:RequestedRegion", "eu-west-1");
        });
    }

    @Test
    void of_aCallThatNeedsNoPermission_isNothing() {
        assertThat(of("sts GetCallerIdentity")).isEmpty();
    }

    @Test
    void of_lookingAtADatabase_isTheReplicaAndThePrimaryInItsRegion() {
        assertThat(of("rds DescribeDBInstances"))
                .extracting(access -> access.resource() + " " + access.context().get("aws:RequestedRegion"))
                .containsExactly(
                        "arn:aws:rds:eu-west-1:123456789012:db:erp-replica eu-west-1",
                        "arn:aws:rds:us-east-1:123456789012:db:erp us-east-1");
    }

    @Test
    void of_readingAnObject_isItsVersionAndItsKeyAsWell() {
        assertThat(of("s3 GetObject bundle/*"))
                .extracting(Access::action)
                .containsExactly("s3:GetObject", "kms:Decrypt", "s3:GetObjectVersion");
    }

    @Test
    void of_creatingACluster_isHandingOverItsRole() {
        assertThat(of("eks CreateCluster")).anySatisfy(access -> {
            assertThat(access.action()).isEqualTo("iam:PassRole");
            assertThat(access.resource()).isEqualTo("arn:aws:iam::123456789012:role/cluster");
            assertThat(access.context()).containsEntry("iam:PassedToService", "eks.amazonaws.com");
        });
    }

    @Test
    void of_creatingASubnet_isTheNewOneAndTheNetworkAroundIt() {
        assertThat(of("ec2 CreateSubnet"))
                .filteredOn(access -> access.action().equals("ec2:CreateSubnet"))
                .extracting(access -> access.resource() + " " + access.context().get("aws:ResourceTag/dr-role"))
                .containsExactly(
                        "arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-1 null",
                        "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1 recovery");
    }

    @Test
    void of_aCallAboutSomethingUnnamed_saysWhatIsMissing() {
        assertThatThrownBy(() -> of("secretsmanager GetSecretValue"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{secret}");
    }
}
