package io.drfailover.stacks.nag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Policy documents in the text of an argument: JSON as it is (also in a heredoc), or Terraform's {@code jsonencode} of
 * an object, which is read as JSON once its signs of assignment are colons.
 */
final class PolicyText {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES.mappedFeature())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA.mappedFeature())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final Pattern STATEMENT = Pattern.compile("\\\\?\"?Statement\\\\?\"?\\s*[:=]");
    private static final Pattern ASSIGNMENT = Pattern.compile("(\"?[A-Za-z][A-Za-z:/]*\"?)\\s*=(?!=)\\s*");
    /** An expression in the place of a value, for example {@code data.aws_partition.current.partition}. */
    private static final Pattern BARE = Pattern.compile("(?<=[:\\[,]\\s{0,9})([a-z][\\w.\\[\\]*]*)(?=\\s*[,}\\]])");

    private PolicyText() {}

    /** The documents; empty when the text is none. One that cannot be read counts as one that allows everything. */
    static List<JsonNode> documents(String text) {
        Matcher statement = STATEMENT.matcher(text);
        int begin = statement.find() ? text.lastIndexOf('{', statement.start()) : -1;
        if (begin < 0) {
            return List.of();
        }
        String document = text.substring(begin);
        return List.of(read(document)
                .or(() -> read(document.replace("\\\"", "\"")))
                .or(() -> read(asJson(document.replace("\\\"", "\""))))
                .orElseGet(PolicyText::unreadable));
    }

    private static String asJson(String object) {
        String colons = ASSIGNMENT.matcher(object).replaceAll("$1: ");
        return BARE.matcher(colons).replaceAll("\"$1\"");
    }

    private static Optional<JsonNode> read(String document) {
        try {
            return Optional.of(JSON.readTree(document)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static JsonNode unreadable() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("Statement").put("Action", "* (a policy that cannot be read here)");
        return document;
    }
}
