package io.drfailover.stacks.nag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionRuleTest {
    private final EncryptionRule rule = new EncryptionRule();

    @Test
    void check_encrypted_findsNothing() {
        assertThat(
                        Hand.findings(
                                rule,
                                """
                        'aws_s3_bucket': {'dr': {}},
                        'aws_s3_bucket_server_side_encryption_configuration': {'dr': {'bucket': '${aws_s3_bucket.dr.id}'}},
                        'aws_sns_topic': {'t': {'kms_master_key_id': '${aws_kms_key.k.arn}'}},
                        'aws_sqs_queue': {'q': {'sqs_managed_sse_enabled': true}},
                        'aws_launch_template': {'n': {'block_device_mappings': [{'ebs': {'encrypted': 'true'}}]}},
                        'aws_db_instance': {'d': {'storage_encrypted': true}},
                        'aws_kms_key': {'k': {'enable_key_rotation': true}}"""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'aws_s3_bucket': {'dr': {}}, 'aws_s3_bucket_server_side_encryption_configuration': {'x': {'bucket': '${aws_s3_bucket.other.id}'}} | aws_s3_bucket.dr | key of our own",
                "'aws_sns_topic': {'t': {}} | aws_sns_topic.t | kms_master_key_id",
                "'aws_sns_topic': {'t': {'kms_master_key_id': 'alias/aws/sns'}} | aws_sns_topic.t | lets CloudWatch publish",
                "'aws_sqs_queue': {'q': {}} | aws_sqs_queue.q | sqs_managed_sse_enabled",
                "'aws_launch_template': {'n': {'block_device_mappings': [{'ebs': {}}]}} | aws_launch_template.n | every ebs block",
                "'aws_db_instance': {'d': {}} | aws_db_instance.d | turn its encryption on",
                "'aws_kms_key': {'k': {}} | aws_kms_key.k | enable_key_rotation",
            })
    void check_notEncrypted_saysWhatAndHow(String resources, String address, String remedy) {
        assertThat(Hand.findings(rule, resources)).singleElement().asString().contains(address, remedy);
    }
}
