package io.drfailover.stacks.standby.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drfailover.stacks.account.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyPartTest {
    /** Statements for all resources, whose actions have no narrower scope in the Service Authorization Reference. */
    private static final Set<String> EVERYWHERE =
            Set.of("ReadMetrics", "DescribeNetworks", "DescribeBalancers", "LookAtRegion");

    private static Stream<Statement> statements() {
        return PolicyPart.all().stream().flatMap(part -> part.statements(Samples.reach()).stream());
    }

    @Test
    void sids_inAllPolicies_areUnique() {
        assertThat(statements().map(Statement::sid)).doesNotHaveDuplicates();
    }

    @Test
    void resources_ofAllStatements_areEverythingOnlyForReading() {
        assertThat(statements()
                        .filter(statement -> statement.resources().contains(Statement.EVERYTHING))
                        .map(Statement::sid))
                .containsExactlyInAnyOrderElementsOf(EVERYWHERE);
        assertThat(statements()
                        .filter(statement -> statement.resources().contains(Statement.EVERYTHING))
                        .flatMap(statement -> statement.actions().stream()))
                .allMatch(action -> action.matches(
                        "[a-z0-9]+:(Describe|List|GetMetricData|GetServiceQuota|GetAWSDefaultServiceQuota).*"));
    }

    @Test
    void actions_ofAllStatements_deleteNothingButTheLockAndWhatAwsMayGiveUp() {
        assertThat(statements()
                        .flatMap(statement -> statement.actions().stream())
                        .filter(action -> action.matches(".*:(Delete|Remove|Detach|Terminate|Disassociate|Release).*")))
                .containsExactlyInAnyOrder(
                        "s3:DeleteObject",
                        "eks:DeleteCluster",
                        "eks:DeleteNodegroup",
                        "elasticloadbalancing:DeleteLoadBalancer",
                        "ec2:DeleteNatGateway",
                        "ec2:DeleteVpcPeeringConnection");
    }

    @Test
    void secret_none_isNotPermitted() {
        assertThat(new SecretPermissions().statements(Samples.reachOfTheSample()))
                .isEmpty();
    }

    @Test
    void secret_byItsArn_isTakenAsItIs() {
        String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:erp-AbCdEf";
        assertThat(new SecretPermissions().statements(Samples.reach(Optional.of(arn), "dr")))
                .singleElement()
                .extracting(Statement::resources)
                .isEqualTo(List.of(arn));
    }

    @Test
    void primary_withFencing_mayBeStopped() {
        assertThat(new PrimaryPermissions().statements(Samples.reach()))
                .flatExtracting(Statement::actions)
                .containsExactly("rds:DescribeDBInstances", "rds:StopDBInstance");
    }

    @Test
    void primary_withoutFencing_mayBeLookedAtOnly() {
        assertThat(new PrimaryPermissions().statements(Samples.reachOfTheSample()))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.actions()).containsExactly("rds:DescribeDBInstances");
                    assertThat(statement.resources())
                            .containsExactly("arn:aws:rds:us-east-1:123456789012:db:konecta-erp-dev");
                });
    }

    @Test
    void readiness_always_onlyReads() {
        assertThat(new ReadinessPermissions().statements(Samples.reach()))
                .flatExtracting(Statement::actions)
                .allMatch(action -> action.matches("[a-z0-9]+:(Describe|List|Get|Simulate)[A-Za-z]+"));
    }

    @Test
    void balancer_longClusterName_isShortenedAsTheRecoveryStackDoes() {
        assertThat(BalancerNames.shortName("konecta-erp-dev-dr")).isEqualTo("konecta-erp-dev-dr");
        assertThat(BalancerNames.shortName("a".repeat(31) + "-bcd")).isEqualTo("a".repeat(31));
    }

    @Test
    void statement_anActionWithAWildcard_isRefused() {
        assertThatThrownBy(() -> new Statement("Sid", List.of("ec2:Describe*"), List.of("arn")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ec2:Describe*")
                .hasMessageContaining("without a wildcard");
    }

    @Test
    void statement_everywhereWithoutACondition_isRefused() {
        assertThatThrownBy(() -> new Statement("Sid", List.of("ec2:DescribeVpcs"), List.of("*")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aws:RequestedRegion");
    }
}
