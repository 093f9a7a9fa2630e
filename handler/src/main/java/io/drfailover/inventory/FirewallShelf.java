package io.drfailover.inventory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/**
 * Security groups by their name in the right network, and rules by what they allow: AWS refuses a second rule that
 * allows the same, whoever made the first.
 */
final class FirewallShelf implements Shelf {
    private static final String EGRESS = "aws_vpc_security_group_egress_rule";
    private static final String EVERY_PROTOCOL = "-1";

    private final Ec2Client ec2;

    FirewallShelf(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public Set<String> types() {
        return Set.of("aws_security_group", "aws_vpc_security_group_ingress_rule", EGRESS);
    }

    @Override
    public Optional<String> find(Wanted wanted) {
        return wanted.type().equals("aws_security_group") ? group(wanted) : rule(wanted);
    }

    private Optional<String> group(Wanted wanted) {
        return wanted.text("vpc_id").flatMap(vpc -> wanted.text("name")
                .flatMap(name -> wanted.only(ec2
                        .describeSecurityGroupsPaginator(
                                r -> r.filters(Ours.filter("vpc-id", vpc), Ours.filter("group-name", name)))
                        .securityGroups()
                        .stream()
                        .map(SecurityGroup::groupId)
                        .toList())));
    }

    private Optional<String> rule(Wanted wanted) {
        // Until the other side is known, a rule could be any.
        boolean known = List.of("cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id").stream()
                .allMatch(wanted::knows);
        return wanted.text("security_group_id")
                .filter(id -> known)
                .flatMap(id -> wanted.only(ec2
                        .describeSecurityGroupRulesPaginator(r -> r.filters(Ours.filter("group-id", id)))
                        .securityGroupRules()
                        .stream()
                        .filter(rule -> allowsTheSame(wanted, rule))
                        .map(SecurityGroupRule::securityGroupRuleId)
                        .toList()));
    }

    private static boolean allowsTheSame(Wanted wanted, SecurityGroupRule rule) {
        boolean ports = EVERY_PROTOCOL.equals(rule.ipProtocol())
                || (same(wanted, "from_port", Objects.toString(rule.fromPort(), null))
                        && same(wanted, "to_port", Objects.toString(rule.toPort(), null)));
        String group = rule.referencedGroupInfo() == null
                ? null
                : rule.referencedGroupInfo().groupId();
        return wanted.type().equals(EGRESS) == Boolean.TRUE.equals(rule.isEgress())
                && same(wanted, "ip_protocol", rule.ipProtocol())
                && ports
                && same(wanted, "cidr_ipv4", rule.cidrIpv4())
                && same(wanted, "cidr_ipv6", rule.cidrIpv6())
                && same(wanted, "prefix_list_id", rule.prefixListId())
                && same(wanted, "referenced_security_group_id", group);
    }

    private static boolean same(Wanted wanted, String attribute, @Nullable String actual) {
        return wanted.text(attribute).equals(Optional.ofNullable(actual).filter(text -> !text.isEmpty()));
    }
}
