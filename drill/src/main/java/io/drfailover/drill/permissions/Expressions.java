package io.drfailover.drill.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Terraform's expressions in a synthesized stack will be once they are applied: ARNs follow from names, and the
 * account is {@link Names#ACCOUNT}.
 */
final class Expressions {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z_0-9.]+)}");

    /** The form of a resource's ARN, and the argument that names it. */
    private static final Map<String, Form> FORMS = Map.of(
            "aws_s3_bucket", new Form("arn:aws:s3:::%3$s", "bucket"),
            "aws_iam_role", new Form("arn:aws:iam::%2$s:role/%3$s", "name"),
            "aws_sns_topic", new Form("arn:aws:sns:%1$s:%2$s:%3$s", "name"),
            "aws_cloudwatch_log_group", new Form("arn:aws:logs:%1$s:%2$s:log-group:%3$s", "name"),
            "aws_kms_key", new Form("arn:aws:kms:%1$s:%2$s:key/key", "description"));

    private final JsonNode stack;
    private final String region;

    Expressions(JsonNode stack, String region) {
        this.stack = stack;
        this.region = region;
    }

    String resolve(String text) {
        return EXPRESSION.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    /** Whether {@link #resolve} can tell what every expression in it will be. */
    boolean knows(String text) {
        String rest = EXPRESSION
                .matcher(text)
                .replaceAll(match -> isName(match.group(1)) ? "" : Matcher.quoteReplacement(match.group()));
        return !rest.contains("${");
    }

    private static boolean isName(String path) {
        return path.matches("(" + String.join("|", FORMS.keySet()) + ")\\..*\\.(arn|id|bucket|name)");
    }

    private String value(String path) {
        String[] parts = path.split("\\.", -1);
        String attribute = parts[parts.length - 1];
        if (parts[0].equals("data")) {
            return switch (attribute) {
                case "partition" -> "aws";
                case "account_id" -> Names.ACCOUNT;
                case "dns_suffix" -> "amazonaws.com";
                default -> throw unknown(path);
            };
        }
        Form form = FORMS.get(parts[0]);
        if (form == null || parts.length != 3) {
            throw unknown(path);
        }
        String name = resolve(stack.at("/resource/%s/%s/%s".formatted(parts[0], parts[1], form.argument()))
                .asText());
        return switch (attribute) {
            case "arn" -> form.arn().formatted(region, Names.ACCOUNT, name);
            case "id", "bucket", "name" -> name;
            default -> throw unknown(path);
        };
    }

    private static IllegalStateException unknown(String path) {
        return new IllegalStateException("what ${" + path + "} will be is not known here; add its form");
    }

    private record Form(String arn, String argument) {}
}
