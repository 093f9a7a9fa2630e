package io.drfailover.stacks.nag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardActionRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:*\"],\"Resource\":\"*\"}]}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"${aws_s3_bucket.dr.arn}\"}}",
                "{\n  \"Statement\": [\n    {\"Effect\": \"Allow\", \"Action\": \"s3:*\"}\n  ]\n}\n",
                "<<EOF\n{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\"}]}\nEOF",
                "${jsonencode({\"Version\" = \"2012-10-17\", \"Statement\" = [{\"Effect\" = \"Allow\", \"Action\" = [\"s3:*\"], \"Resource\" = aws_s3_bucket.dr.arn}]})}",
                "${jsonencode({Statement = [{Effect = \"Allow\", Action = \"s3:*\", Resource = [aws_s3_bucket.dr.arn, \"*\"]}]})}",
                "${jsonencode({\\\"Statement\\\" = [{\\\"Effect\\\" = \\\"Allow\\\", \\\"Action\\\" = \\\"s3:*\\\"}]})}",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\"}]}",
            })
    void check_wildcardInAnyWriting_namesIt(String policy) {
        assertThat(findings(policy))
                .singleElement()
                .asString()
                .contains("aws_iam_role_policy.p", "s3:*", "spell out each action");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"*\"}]}",
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                "${jsonencode({\"Statement\" = [{\"Effect\" = \"Allow\", \"Action\" = [\"s3:GetObject\"], \"Resource\" = \"*\"}]})}",
                "no policy at all: *",
            })
    void check_spelledOutOrDenied_findsNothing(String policy) {
        assertThat(findings(policy)).isEmpty();
    }

    @Test
    void check_documentThatCannotBeRead_isNotBelieved() {
        assertThat(findings("${templatefile(\"p\", {Statement = [for a in b : {Action = a}]})}"))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void check_dataSource_isADocumentAsWell() {
        String stack =
                "{'data': {'aws_iam_policy_document': {'d': {'statement': [{'actions': ['kms:*'], 'resources': ['*']}]}}}}";
        assertThat(Hand.stack(new WildcardActionRule(), stack))
                .singleElement()
                .asString()
                .contains("data.aws_iam_policy_document.d", "kms:*");
        assertThat(Hand.stack(new WildcardActionRule(), stack.replace("kms:*", "kms:Decrypt")))
                .isEmpty();
    }

    private static List<Finding> findings(String policy) {
        ObjectNode stack = JsonNodeFactory.instance.objectNode();
        stack.putObject("resource")
                .putObject("aws_iam_role_policy")
                .putObject("p")
                .put("policy", policy);
        return new WildcardActionRule().check(new StackBlocks(stack));
    }
}
