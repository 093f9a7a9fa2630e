package io.drfailover.drill.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.drill.permissions.RolePolicies.Permission;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastPrivilegeTest {
    private static final Names NAMES = new Names(Map.of("region", "eu-west-1", "replica", "erp-replica"));
    private static final LeastPrivilege PROOF = new LeastPrivilege(
            new CallList(new TreeSet<>(List.of(Call.parse("rds PromoteReadReplica"), Call.parse("ec2 DescribeVpcs")))),
            new RequiredAccesses(NAMES));

    private static final PermittedStatement PROMOTE =
            statement("Promote", "rds:PromoteReadReplica", "arn:aws:rds:eu-west-1:123456789012:db:erp-replica");
    private static final PermittedStatement DESCRIBE =
            new PermittedStatement("p", "Describe", List.of("ec2:DescribeVpcs"), List.of("*"), region("eu-west-1"));

    private static PermittedStatement statement(String sid, String action, String resource) {
        return new PermittedStatement("p", sid, List.of(action), List.of(resource), Map.of());
    }

    private static Map<String, List<String>> region(String name) {
        return Map.of("aws:RequestedRegion", List.of(name));
    }

    @Test
    void role_thatFits_hasNothingMissingAndNothingUnused() {
        RolePolicies role = new RolePolicies(List.of(PROMOTE, DESCRIBE));
        assertThat(PROOF.missing(role)).isEmpty();
        assertThat(PROOF.unused(role)).isEmpty();
    }

    @Test
    void missing_aPermissionTakenAway_namesActionCallAndRemedy() {
        RolePolicies role = new RolePolicies(List.of(PROMOTE, DESCRIBE))
                .without(new Permission("Promote", "rds:PromoteReadReplica"));
        assertThat(PROOF.missing(role))
                .singleElement()
                .asString()
                .contains("rds:PromoteReadReplica on arn:aws:rds:eu-west-1:123456789012:db:erp-replica")
                .contains("rds PromoteReadReplica")
                .contains("allow it in");
    }

    @Test
    void missing_anotherResource_isNamed() {
        PermittedStatement other =
                statement("Promote", "rds:PromoteReadReplica", "arn:aws:rds:eu-west-1:123456789012:db:another");
        assertThat(PROOF.missing(new RolePolicies(List.of(other, DESCRIBE)))).hasSize(1);
    }

    @Test
    void missing_anotherRegion_isNamed() {
        PermittedStatement elsewhere =
                new PermittedStatement("p", "Describe", List.of("ec2:DescribeVpcs"), List.of("*"), region("us-east-1"));
        assertThat(PROOF.missing(new RolePolicies(List.of(PROMOTE, elsewhere)))).hasSize(1);
    }

    @Test
    void unused_anActionThatNothingNeeds_namesStatementPolicyAndRemedy() {
        PermittedStatement more = statement("More", "rds:DeleteDBInstance", "*");
        assertThat(PROOF.unused(new RolePolicies(List.of(PROMOTE, DESCRIBE, more))))
                .singleElement()
                .asString()
                .contains("rds:DeleteDBInstance", "More", "policy p", "remove it from");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:x:bundle/*, arn:x:bundle/a/b, true",
        "arn:x:bundle/*, arn:x:bundles, false",
        "arn:x:secret-??????, arn:x:secret-a1B2c3, true",
        "arn:x:secret-??????, arn:x:secret-a1B2c, false",
        "arn:x:a.c, arn:x:abc, false",
        "*, anything, true",
    })
    void resource_withWildcards_matchesAsIamDoes(String pattern, String resource, boolean matches) {
        assertThat(statement("S", "a:B", pattern).allows(new Access("a:B", resource, Map.of())))
                .isEqualTo(matches);
    }
}
