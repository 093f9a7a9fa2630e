package io.drfailover.stacks.nag;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A statement of a policy document, whichever way the document was written.
 *
 * @param effect {@code Allow} or {@code Deny}
 * @param actions what; those of {@code NotAction} with a star before, because it allows all others
 * @param principals who; empty in a role's own policy
 * @param conditional whether conditions narrow it
 */
record PolicyStatement(String effect, List<String> actions, List<String> principals, boolean conditional) {
    PolicyStatement {
        actions = List.copyOf(actions);
        principals = List.copyOf(principals);
    }

    /** All statements in a block: of a data source for documents, and of every string in it that is a document. */
    static List<PolicyStatement> of(Block block) {
        List<PolicyStatement> found = new ArrayList<>();
        if (block.type().equals("aws_iam_policy_document")) {
            block.argument("statement").forEach(statement -> found.add(ofDataSource(statement)));
        }
        strings(block.body(), found);
        return found;
    }

    private static void strings(JsonNode node, List<PolicyStatement> found) {
        if (node.isTextual()) {
            PolicyText.documents(node.asText()).forEach(document -> statements(document.path("Statement"))
                    .forEach(statement -> found.add(ofDocument(statement))));
        }
        node.forEach(child -> strings(child, found));
    }

    private static Iterable<JsonNode> statements(JsonNode statement) {
        return statement.isArray() ? statement : List.of(statement);
    }

    private static PolicyStatement ofDataSource(JsonNode statement) {
        List<String> actions = texts(statement.path("actions"));
        texts(statement.path("not_actions")).forEach(action -> actions.add("* but " + action));
        List<String> principals = new ArrayList<>();
        statement.path("principals").forEach(one -> principals.addAll(texts(one.path("identifiers"))));
        return new PolicyStatement(
                statement.path("effect").asText("Allow"),
                actions,
                principals,
                !statement.path("condition").isEmpty());
    }

    private static PolicyStatement ofDocument(JsonNode statement) {
        List<String> actions = texts(statement.path("Action"));
        texts(statement.path("NotAction")).forEach(action -> actions.add("* but " + action));
        JsonNode principal = statement.path("Principal");
        List<String> principals = principal.isTextual() ? texts(principal) : new ArrayList<>();
        principal.forEach(one -> principals.addAll(texts(one)));
        return new PolicyStatement(
                statement.path("Effect").asText("Allow"),
                actions,
                principals,
                !statement.path("Condition").isEmpty());
    }

    /** A string or a list of them; a list that can be changed. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        } else {
            StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .forEach(texts::add);
        }
        return texts;
    }

    private boolean allows() {
        return effect.equals("Allow");
    }

    /** Allowed actions with a star. */
    List<String> wildcards() {
        return allows()
                ? actions.stream().filter(action -> action.contains("*")).toList()
                : List.of();
    }

    /** Whether anybody at all is allowed, without a condition. */
    boolean letsEverybodyIn() {
        return allows() && !conditional && principals.contains("*");
    }
}
