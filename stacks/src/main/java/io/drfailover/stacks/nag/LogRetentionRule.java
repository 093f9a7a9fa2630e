package io.drfailover.stacks.nag;

import java.util.List;
import java.util.stream.Stream;

/**
 * Logs end. CloudWatch keeps a log group for ever that says nothing, and Lambda makes such a one for a function that has
 * none.
 */
final class LogRetentionRule extends Rule {
    private static final String PREFIX = "/aws/lambda/";

    @Override
    List<Finding> check(StackBlocks stack) {
        Stream<Finding> endless = stack.resources("aws_cloudwatch_log_group")
                .filter(group -> group.argument("retention_in_days").asInt() == 0)
                .map(group -> new Finding(group, "keeps its log for ever", "set retention_in_days"));
        Stream<Finding> without = stack.resources("aws_lambda_function")
                .filter(function ->
                        stack.resources("aws_cloudwatch_log_group").noneMatch(group -> belongs(group, function)))
                .map(function -> new Finding(
                        function,
                        "has no log group, so Lambda makes one that keeps its log for ever",
                        "add an aws_cloudwatch_log_group named " + PREFIX + "<function>, and depend on it"));
        return Stream.concat(endless, without).toList();
    }

    private static boolean belongs(Block group, Block function) {
        String name = group.argument("name").asText();
        return name.equals(PREFIX + function.argument("function_name").asText())
                || function.argument("logging_config")
                        .findValuesAsText("log_group")
                        .contains(name)
                || function.argument("logging_config").toString().contains(group.address() + ".");
    }
}
