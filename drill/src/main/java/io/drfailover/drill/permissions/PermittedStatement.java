package io.drfailover.drill.permissions;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement that allows something (IAM User Guide, "IAM JSON policy element reference").
 *
 * @param policy the policy that it stands in
 * @param sid its name
 * @param actions without wildcards
 * @param resources ARNs, in which * is any text and ? any one character
 * @param conditions what each condition key must be, one of the values
 */
public record PermittedStatement(
        String policy, String sid, List<String> actions, List<String> resources, Map<String, List<String>> conditions) {
    public PermittedStatement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = Map.copyOf(conditions);
    }

    boolean allows(Access access) {
        return actions.contains(access.action())
                && resources.stream().anyMatch(pattern -> matches(pattern, access.resource()))
                && conditions.entrySet().stream()
                        .allMatch(condition ->
                                condition.getValue().contains(access.context().getOrDefault(condition.getKey(), "")));
    }

    /** The same without one action. */
    PermittedStatement without(String action) {
        return new PermittedStatement(
                policy, sid, actions.stream().filter(one -> !one.equals(action)).toList(), resources, conditions);
    }

    private static boolean matches(String pattern, String resource) {
        String expression = Stream.of(pattern.split("((?<=[*?])|(?=[*?]))", -1))
                .map(part -> switch (part) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part);
                })
                .collect(Collectors.joining());
        return resource.matches(expression);
    }
}
