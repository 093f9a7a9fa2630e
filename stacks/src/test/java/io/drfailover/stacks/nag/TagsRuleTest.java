package io.drfailover.stacks.nag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagsRuleTest {
    private static final String PROVIDER =
            """
            {'provider': {'aws': [{'default_tags': [{'tags': {'project': 'p', 'environment': 'e', 'owner': 'o',
             'source': 's', 'component': 'c', 'managed-by': 'm', 'dr-role': 'r'}}]}]}, 'resource': {%s}}""";

    private final TagsRule rule = new TagsRule();

    @Test
    void check_namedResources_findsNothing() {
        assertThat(
                        Hand.stack(
                                rule,
                                PROVIDER.formatted(
                                        """
                                'aws_s3_bucket': {'dr': {'tags': {'Name': 'dr'}}},
                                'aws_s3_bucket_versioning': {'dr': {}},
                                'aws_s3_object': {'bundle': {}},
                                'aws_eks_access_policy_association': {'a': {}}""")))
                .isEmpty();
    }

    @Test
    void check_resourcesWithoutName_namesThem() {
        assertThat(
                        Hand.stack(
                                rule,
                                PROVIDER.formatted(
                                        """
                                'aws_s3_bucket': {'dr': {'tags': {'Nmae': 'dr'}}},
                                'aws_eks_access_entry': {'young': {}}""")))
                .satisfiesExactly(
                        bucket -> assertThat(bucket).contains("aws_s3_bucket.dr", "no tag Name", "Tags.name"),
                        young -> assertThat(young).contains("aws_eks_access_entry.young"));
    }

    @Test
    void check_providerWithoutTags_namesTheMissing() {
        assertThat(Hand.stack(rule, "{'provider': {'aws': [{'default_tags': [{'tags': {'project': 'p'}}]}]}}"))
                .singleElement()
                .asString()
                .contains("environment", "dr-role", "RegionalProvider")
                .doesNotContain("project");
    }
}
