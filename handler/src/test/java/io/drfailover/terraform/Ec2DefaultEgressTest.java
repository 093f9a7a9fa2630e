package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;

class Ec2DefaultEgressTest {
    private static final SecurityGroupRule OF_AWS = everything().build();
    private static final SecurityGroupRule OF_AWS_V6 =
            everything().cidrIpv4(null).cidrIpv6("::/0").build();
    /** As an account's own automation may tag whatever appears in it. */
    private static final SecurityGroupRule TAGGED_BY_OTHERS = everything()
            .tags(Tag.builder().key("CreatedBy").value("audit").build())
            .build();

    private static final SecurityGroupRule OURS = everything()
            .tags(Tag.builder().key("dr-role").value("recovery").build())
            .build();

    private final Ec2 ec2 = new Ec2();
    private final DefaultEgress egress = new Ec2DefaultEgress(ec2);

    private static SecurityGroupRule.Builder everything() {
        return SecurityGroupRule.builder().isEgress(true).ipProtocol("-1").cidrIpv4("0.0.0.0/0");
    }

    @Test
    void ensureRevoked_ruleOfAws_isRevokedInBothFamilies() {
        ec2.rules.addAll(List.of(OF_AWS, OF_AWS_V6));

        assertThat(egress.ensureRevoked("sg-1")).isTrue();
        assertThat(ec2.revoked).singleElement().satisfies(request -> {
            assertThat(request.groupId()).isEqualTo("sg-1");
            assertThat(request.ipPermissions()).allMatch(p -> p.ipProtocol().equals("-1"));
            assertThat(request.ipPermissions())
                    .flatExtracting(p -> p.ipRanges())
                    .extracting(IpRange::cidrIp)
                    .containsExactly("0.0.0.0/0");
            assertThat(request.ipPermissions())
                    .flatExtracting(p -> p.ipv6Ranges())
                    .extracting(Ipv6Range::cidrIpv6)
                    .containsExactly("::/0");
        });
    }

    @Test
    void ensureRevoked_ruleOfAwsThatOthersHaveTagged_isRevoked() {
        ec2.rules.add(TAGGED_BY_OTHERS);

        assertThat(egress.ensureRevoked("sg-1")).isTrue();
        assertThat(ec2.revoked).hasSize(1);
    }

    @Test
    void ensureRevoked_goneMeanwhile_isNoError() {
        ec2.rules.add(OF_AWS);
        ec2.refusal = Ec2Exception.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidPermission.NotFound")
                        .build())
                .build();

        assertThatCode(() -> egress.ensureRevoked("sg-1")).doesNotThrowAnyException();
    }

    @Test
    void ensureRevoked_rulesOfTheStack_stay() {
        ec2.rules.addAll(List.of(
                OURS,
                everything().isEgress(false).build(),
                everything().ipProtocol("tcp").fromPort(443).toPort(443).build(),
                everything().cidrIpv4("10.0.0.0/8").build()));

        assertThat(egress.ensureRevoked("sg-1")).isFalse();
        assertThat(ec2.revoked).isEmpty();
    }

    @Test
    void ensureRevoked_refused_namesTheGroupAndTheRemedy() {
        ec2.rules.add(OF_AWS);
        ec2.refusal = Ec2Exception.builder().message("UnauthorizedOperation").build();

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> egress.ensureRevoked("sg-1"))
                .withMessageContainingAll("sg-1", "UnauthorizedOperation", "by hand");
    }

    private static final class Ec2 implements Ec2Client {
        final List<SecurityGroupRule> rules = new ArrayList<>();
        final List<RevokeSecurityGroupEgressRequest> revoked = new ArrayList<>();

        @Nullable RuntimeException refusal;

        @Override
        public DescribeSecurityGroupRulesResponse describeSecurityGroupRules(
                DescribeSecurityGroupRulesRequest request) {
            assertThat(request.filters()).singleElement().satisfies(filter -> {
                assertThat(filter.name()).isEqualTo("group-id");
                assertThat(filter.values()).containsExactly("sg-1");
            });
            return DescribeSecurityGroupRulesResponse.builder()
                    .securityGroupRules(rules)
                    .build();
        }

        @Override
        public RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(RevokeSecurityGroupEgressRequest request) {
            if (refusal != null) {
                throw refusal;
            }
            revoked.add(request);
            return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}
    }
}
