package io.drfailover.stacks.nag;

import java.util.List;
import java.util.stream.Stream;

/** Whatever keeps data is encrypted, and by a key whose policy is ours where AWS's own key would lock services out. */
final class EncryptionRule extends Rule {
    private static final String OFF = "is not encrypted at rest";

    @Override
    List<Finding> check(StackBlocks stack) {
        return Stream.of(buckets(stack), topics(stack), queues(stack), volumes(stack), databases(stack), keys(stack))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> buckets(StackBlocks stack) {
        return stack.resources("aws_s3_bucket")
                .filter(bucket -> stack.resources("aws_s3_bucket_server_side_encryption_configuration")
                        .noneMatch(encryption -> encryption.mentions(bucket)))
                .map(bucket -> new Finding(
                        bucket,
                        OFF,
                        "add an aws_s3_bucket_server_side_encryption_configuration with a key of our own"));
    }

    private static Stream<Finding> topics(StackBlocks stack) {
        return stack.resources("aws_sns_topic")
                .filter(topic -> {
                    String key = topic.argument("kms_master_key_id").asText();
                    return key.isBlank() || key.startsWith("alias/aws/");
                })
                .map(topic -> new Finding(
                        topic,
                        OFF + " by a key of our own",
                        "set kms_master_key_id to a key whose policy lets CloudWatch publish; AWS's own key does not"));
    }

    private static Stream<Finding> queues(StackBlocks stack) {
        return stack.resources("aws_sqs_queue")
                .filter(queue -> queue.argument("kms_master_key_id").asText().isBlank()
                        && !queue.argument("sqs_managed_sse_enabled").asBoolean())
                .map(queue -> new Finding(queue, OFF, "set kms_master_key_id or sqs_managed_sse_enabled"));
    }

    private static Stream<Finding> volumes(StackBlocks stack) {
        return stack.resources("aws_launch_template")
                .filter(template -> template.body().findValues("ebs").stream()
                        .anyMatch(disk -> !disk.path("encrypted").asBoolean()))
                .map(template -> new Finding(
                        template, "launches volumes that are not encrypted", "set encrypted on every ebs block"));
    }

    private static Stream<Finding> databases(StackBlocks stack) {
        return Stream.of("aws_db_instance", "aws_rds_cluster", "aws_efs_file_system", "aws_ebs_volume")
                .flatMap(stack::resources)
                .filter(one -> !one.argument("storage_encrypted").asBoolean()
                        && !one.argument("encrypted").asBoolean())
                .map(one -> new Finding(one, OFF, "turn its encryption on"));
    }

    private static Stream<Finding> keys(StackBlocks stack) {
        return stack.resources("aws_kms_key")
                .filter(key -> !key.argument("enable_key_rotation").asBoolean())
                .map(key -> new Finding(key, "is a key that never changes", "set enable_key_rotation"));
    }
}
