package io.drfailover.stacks.nag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Stacks written by hand, for a rule to look at. */
final class Hand {
    private Hand() {}

    /** What the rule finds in a stack with these resources: JSON with single quotes, as in cdk.tf.json. */
    static List<String> findings(Rule rule, String resources) {
        return stack(rule, "{'resource': {%s}}".formatted(resources));
    }

    /** What the rule finds in a stack. */
    static List<String> stack(Rule rule, String stack) {
        try {
            return rule.check(new StackBlocks(JsonMapper.builder().build().readTree(stack.replace('\'', '"')))).stream()
                    .map(Finding::toString)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError("the test's stack is no JSON", e);
        }
    }
}
