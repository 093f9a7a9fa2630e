package io.drfailover.terraform;

import io.drfailover.Deadline;
import io.drfailover.contract.RecoveryTag;
import java.util.List;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * Tells AWS's own rule from one of the recovery stack that allows the same by the stack's tag: the stack's rules get it in
 * the call that makes them. Revoked by what it allows, as the provider does, so that the same permission is
 * enough.
 */
public final class Ec2DefaultEgress implements DefaultEgress {
    private static final String EVERY_PROTOCOL = "-1";
    private static final String EVERYWHERE = "0.0.0.0/0";
    private static final String EVERYWHERE_V6 = "::/0";
    private static final String GONE = "InvalidPermission.NotFound";

    private final Ec2Client ec2;

    public Ec2DefaultEgress(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public boolean ensureRevoked(String securityGroupId) {
        try {
            List<IpPermission> open = ec2
                    .describeSecurityGroupRulesPaginator(r -> r.filters(Filter.builder()
                            .name("group-id")
                            .values(securityGroupId)
                            .build()))
                    .securityGroupRules()
                    .stream()
                    .filter(Ec2DefaultEgress::isDefault)
                    .map(Ec2DefaultEgress::allowed)
                    .toList();
            if (!open.isEmpty()) {
                revoke(securityGroupId, open);
            }
            return !open.isEmpty();
        } catch (AbortedException e) {
            throw new Deadline.CancelledException(e);
        } catch (SdkException e) {
            throw new TerraformException(
                    "revoking the rule with which AWS made " + securityGroupId + ": " + e.getMessage(),
                    "remove the group's rule that lets everything out by hand, then invoke the function again",
                    TerraformException.NO_EXIT_CODE,
                    e);
        }
    }

    private void revoke(String securityGroupId, List<IpPermission> open) {
        try {
            ec2.revokeSecurityGroupEgress(r -> r.groupId(securityGroupId).ipPermissions(open));
        } catch (Ec2Exception e) {
            // What was described a moment ago may be older than what an interrupted attempt did.
            if (e.awsErrorDetails() == null || !GONE.equals(e.awsErrorDetails().errorCode())) {
                throw e;
            }
        }
    }

    private static boolean isDefault(SecurityGroupRule rule) {
        return Boolean.TRUE.equals(rule.isEgress())
                && EVERY_PROTOCOL.equals(rule.ipProtocol())
                && (EVERYWHERE.equals(rule.cidrIpv4()) || EVERYWHERE_V6.equals(rule.cidrIpv6()))
                && rule.tags().stream().noneMatch(tag -> tag.key().equals(RecoveryTag.KEY));
    }

    private static IpPermission allowed(SecurityGroupRule rule) {
        var permission = IpPermission.builder().ipProtocol(EVERY_PROTOCOL);
        return rule.cidrIpv4() != null
                ? permission
                        .ipRanges(IpRange.builder().cidrIp(EVERYWHERE).build())
                        .build()
                : permission
                        .ipv6Ranges(Ipv6Range.builder().cidrIpv6(EVERYWHERE_V6).build())
                        .build();
    }
}
