package io.drfailover.stacks.nag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAccessRuleTest {
    private final PublicAccessRule rule = new PublicAccessRule();

    @Test
    void check_private_findsNothing() {
        assertThat(Hand.findings(
                        rule,
                        """
                        'aws_s3_bucket': {'dr': {}},
                        'aws_s3_bucket_public_access_block': {'dr': {'bucket': '${aws_s3_bucket.dr.id}',
                          'block_public_acls': true, 'block_public_policy': true,
                          'ignore_public_acls': true, 'restrict_public_buckets': true}},
                        'aws_vpc_security_group_ingress_rule': {
                          'web': {'cidr_ipv4': '0.0.0.0/0', 'from_port': 443, 'to_port': 443},
                          'inside': {'cidr_ipv4': '10.0.0.0/8', 'from_port': 0, 'to_port': 65535}},
                        'aws_lambda_function_url': {'u': {'authorization_type': 'AWS_IAM'}},
                        'aws_lambda_permission': {'p': {'principal': 'sns.amazonaws.com'}},
                        'aws_sns_topic_policy': {'t': {'policy':
                          '{\\\\'Statement\\\\': [{\\\\'Effect\\\\': \\\\'Deny\\\\', \\\\'Principal\\\\': \\\\'*\\\\'}]}'}}"""
                                .replace("\\\\", "\\")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'aws_s3_bucket': {'dr': {}}, 'aws_s3_bucket_public_access_block': {'dr': {'bucket': '${aws_s3_bucket.dr.id}', 'block_public_acls': true}} | aws_s3_bucket.dr | restrict_public_buckets",
                "'aws_vpc_security_group_ingress_rule': {'r': {'cidr_ipv4': '0.0.0.0/0', 'from_port': 22, 'to_port': 22}} | ingress_rule.r | name who may come in",
                "'aws_vpc_security_group_ingress_rule': {'r': {'cidr_ipv6': '::/0', 'from_port': 80, 'to_port': 8080}} | ingress_rule.r | name who may come in",
                "'aws_subnet': {'s': {'map_public_ip_on_launch': true}} | aws_subnet.s | leave map_public_ip_on_launch off",
                "'aws_lambda_function_url': {'u': {'authorization_type': 'NONE'}} | function_url.u | AWS_IAM",
                "'aws_lambda_permission': {'p': {'principal': '*'}} | aws_lambda_permission.p | name the principal",
                "'aws_sns_topic_policy': {'t': {'policy': '{\\'Statement\\': {\\'Effect\\': \\'Allow\\', \\'Principal\\': {\\'AWS\\': \\'*\\'}}}'}} | aws_sns_topic_policy.t | add a condition",
            })
    void check_public_saysWhatAndHow(String resources, String address, String remedy) {
        assertThat(Hand.findings(rule, resources)).singleElement().asString().contains(address, remedy);
    }
}
