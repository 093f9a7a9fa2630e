package io.drfailover.stacks.nag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRetentionRuleTest {
    private final LogRetentionRule rule = new LogRetentionRule();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'function_name': 'f'}",
                "{'function_name': 'g', 'logging_config': {'log_group': '/aws/lambda/f'}}",
                "{'function_name': 'h', 'logging_config': {'log_group': '${aws_cloudwatch_log_group.g.name}'}}",
            })
    void check_logsThatEnd_findsNothing(String function) {
        assertThat(Hand.findings(
                        rule,
                        "'aws_cloudwatch_log_group': {'g': {'name': '/aws/lambda/f', 'retention_in_days': 90}},"
                                + " 'aws_lambda_function': {'f': %s}".formatted(function)))
                .isEmpty();
    }

    @Test
    void check_groupWithoutRetention_namesIt() {
        assertThat(Hand.findings(rule, "'aws_cloudwatch_log_group': {'g': {'name': 'x'}}"))
                .singleElement()
                .asString()
                .contains("aws_cloudwatch_log_group.g", "for ever", "set retention_in_days");
    }

    @Test
    void check_functionWithoutGroup_saysWhatLambdaWouldDo() {
        assertThat(Hand.findings(rule, "'aws_lambda_function': {'f': {'function_name': 'f'}}"))
                .singleElement()
                .asString()
                .contains("aws_lambda_function.f", "Lambda makes one", "/aws/lambda/<function>");
    }
}
