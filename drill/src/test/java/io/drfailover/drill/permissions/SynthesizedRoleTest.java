package io.drfailover.drill.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizedRoleTest {
    private static final String STACK =
            """
            {"data": {"aws_iam_policy_document": {
               "memory": {"statement": [{"sid": "Read", "actions": ["s3:GetObject"],
                 "resources": ["${aws_s3_bucket.dr.arn}/bundle/*"],
                 "condition": [{"test": "StringEquals", "variable": "kms:ViaService",
                                "values": ["s3.eu-west-1.${data.aws_partition.x.dns_suffix}"]}]}]},
               "trust": {"statement": [{"sid": "Trust", "actions": ["sts:AssumeRole"], "resources": ["*"]}]}}},
             "resource": {
               "aws_s3_bucket": {"dr": {"bucket": "erp"}},
               "aws_iam_role": {"function": {"name": "erp-failover"}, "node": {"name": "erp-node"}},
               "aws_kms_key": {"dr": {}}, "aws_sns_topic": {"t": {"name": "erp"}},
               "aws_cloudwatch_log_group": {"function": {"name": "/aws/lambda/erp"}},
               "aws_iam_policy": {"memory": {"name": "erp-memory",
                 "policy": "${data.aws_iam_policy_document.memory.json}"}},
               "aws_iam_role_policy_attachment": {
                 "memory": {"role": "${aws_iam_role.function.name}", "policy_arn": "${aws_iam_policy.memory.arn}"},
                 "other": {"role": "${aws_iam_role.node.name}", "policy_arn": "arn:aws:iam::aws:policy/Any"}},
               "aws_lambda_function": {"failover": {"function_name": "erp-failover", "role": "${aws_iam_role.function.arn}",
                 "environment": {"variables": {"DR_REGION": "eu-west-1", "RDS_REPLICA_ID": "erp-replica",
                   "EKS_CLUSTER_NAME": "erp-dr", "PRIMARY_REGION": "us-east-1", "PRIMARY_DATABASE_ID": "erp", "FENCING": "stop",
                   "FUNCTION_ROLE_ARN": "${aws_iam_role.function.arn}", "DR_BUCKET": "${aws_s3_bucket.dr.id}", "DB_SECRET_ID": "erp/db",
                   "EKS_CLUSTER_ROLE_ARN": "arn:aws:iam::123456789012:role/erp-cluster",
                   "EKS_NODE_ROLE_ARN": "${aws_iam_role.node.arn}"}}}}}}
            """;

    private static SynthesizedRole role() throws IOException {
        return SynthesizedRole.of(new ObjectMapper().readTree(STACK));
    }

    @Test
    void policies_ofTheFunctionsRole_areResolvedAndNoOthers() throws IOException {
        assertThat(role().policies().statements())
                .containsExactly(new PermittedStatement(
                        "erp-memory",
                        "Read",
                        List.of("s3:GetObject"),
                        List.of("arn:aws:s3:::erp/bundle/*"),
                        Map.of("kms:ViaService", List.of("s3.eu-west-1.amazonaws.com"))));
    }

    @Test
    void names_ofTheFunctionsEnvironment_areArns() throws IOException {
        assertThat(role().names().byPlaceholder())
                .containsEntry("bucket", "arn:aws:s3:::erp")
                .containsEntry("function", "erp-failover")
                .containsEntry("nodeRole", "arn:aws:iam::123456789012:role/erp-node")
                .containsEntry("functionRole", "arn:aws:iam::123456789012:role/erp-failover")
                .containsEntry("primary", "arn:aws:rds:us-east-1:123456789012:db:erp")
                .containsEntry("topic", "arn:aws:sns:eu-west-1:123456789012:erp")
                .containsEntry("logGroup", "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/erp")
                .containsEntry("secret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:erp/db-a1B2c3");
    }

    @Test
    void isFencing_stop_isTold() throws IOException {
        assertThat(role().isFencing()).isTrue();
    }

    @Test
    void locate_nothingSynthesized_namesTheCommand(@TempDir Path empty) {
        assertThatThrownBy(() -> SynthesizedRole.locate(empty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("package");
    }
}
