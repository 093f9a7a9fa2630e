package io.drfailover.drill.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Label and field selectors of list and watch requests, in the grammar of the Kubernetes API. */
final class Selector {
    private static final Pattern SET =
            Pattern.compile("(?<key>\\S+)\\s+(?<operator>in|notin)\\s*\\((?<values>[^)]*)\\)");
    private static final Pattern EQUALITY =
            Pattern.compile("(?<key>[^!=\\s]+)\\s*(?<operator>==|=|!=)\\s*(?<value>\\S*)");
    /** Commas between requirements, not those between the values of a set. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private Selector() {}

    static Predicate<ObjectNode> of(@Nullable String labelSelector, @Nullable String fieldSelector) {
        List<Predicate<ObjectNode>> all = new ArrayList<>();
        for (String requirement : requirements(labelSelector)) {
            all.add(requirement(requirement, "labelSelector", Selector::label));
        }
        for (String requirement : requirements(fieldSelector)) {
            all.add(requirement(requirement, "fieldSelector", Selector::field));
        }
        return object -> all.stream().allMatch(predicate -> predicate.test(object));
    }

    private static List<String> requirements(@Nullable String selector) {
        if (selector == null || selector.isBlank()) {
            return List.of();
        }
        return COMMA.splitAsStream(selector).map(String::strip).toList();
    }

    private interface Lookup {
        JsonNode value(ObjectNode object, String key);
    }

    private static Predicate<ObjectNode> requirement(String text, String parameter, Lookup lookup) {
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            Set<String> values = Arrays.stream(set.group("values").split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toSet());
            boolean wanted = set.group("operator").equals("in");
            String key = set.group("key");
            return object -> {
                JsonNode value = lookup.value(object, key);
                return (!value.isMissingNode() && values.contains(value.asText())) == wanted;
            };
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            String key = equality.group("key");
            String expected = equality.group("value");
            boolean wanted = !equality.group("operator").equals("!=");
            return object -> {
                JsonNode value = lookup.value(object, key);
                boolean equal = parameter.equals("fieldSelector")
                        ? value.asText().equals(expected)
                        : !value.isMissingNode() && value.asText().equals(expected);
                return equal == wanted;
            };
        }
        if (text.matches("!?[\\w./-]+")) {
            boolean wanted = !text.startsWith("!");
            String key = wanted ? text : text.substring(1);
            return object -> lookup.value(object, key).isMissingNode() != wanted;
        }
        throw ApiException.badRequest("unable to parse requirement of " + parameter + ": " + text);
    }

    private static JsonNode label(ObjectNode object, String key) {
        return object.path("metadata").path("labels").path(key);
    }

    private static JsonNode field(ObjectNode object, String key) {
        return object.at("/" + key.replace('.', '/'));
    }
}
