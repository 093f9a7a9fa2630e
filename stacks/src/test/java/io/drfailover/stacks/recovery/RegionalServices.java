package io.drfailover.stacks.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.stacks.Synthesized;
import java.util.List;

/** The rule of static stability: nothing whose control plane is in one region for the whole partition. */
final class RegionalServices {
    private static final List<String> GLOBAL = List.of(
            "aws_iam_",
            "aws_route53",
            "aws_organizations_",
            "aws_account_",
            "aws_cloudfront_",
            "aws_globalaccelerator_",
            "aws_networkmanager_",
            "aws_waf_",
            "aws_shield_",
            "aws_ssoadmin_",
            "aws_identitystore_",
            "aws_budgets_",
            "aws_ce_",
            "aws_cur_",
            "aws_ecrpublic_",
            "aws_s3control_multi_region_");

    private RegionalServices() {}

    /** The addresses that break the rule. */
    static List<String> violations(JsonNode stack) {
        return Synthesized.resources(stack, "aws_").stream()
                .filter(resource -> GLOBAL.stream().anyMatch(resource.type()::startsWith) || global(resource))
                .map(Synthesized.Resource::address)
                .toList();
    }

    private static boolean global(Synthesized.Resource resource) {
        return resource.body().path("scope").asText().equals("CLOUDFRONT");
    }
}
