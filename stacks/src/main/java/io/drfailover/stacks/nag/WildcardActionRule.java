package io.drfailover.stacks.nag;

import java.util.List;

/**
 * Whoever may do something may do exactly what is spelled out. A wildcard grants what AWS will invent next year. What is
 * denied may be denied with a wildcard: that grants nothing.
 */
final class WildcardActionRule extends Rule {
    @Override
    List<Finding> check(StackBlocks stack) {
        return stack.all()
                .flatMap(block -> PolicyStatement.of(block).stream()
                        .flatMap(statement -> statement.wildcards().stream())
                        .distinct()
                        .map(action -> new Finding(
                                block,
                                "allows the action %s".formatted(action),
                                "spell out each action, as the service's authorization reference names them")))
                .toList();
    }
}
