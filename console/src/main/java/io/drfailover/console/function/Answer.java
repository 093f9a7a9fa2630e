package io.drfailover.console.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What the function answered.
 *
 * @param payload as it came
 * @param failed whether it is an error object: the function threw, or Lambda ended it
 */
public record Answer(String payload, boolean failed) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIRST_REFUSAL = 400;
    /** What Lambda answers to such an order (Lambda API Reference, "Invoke"). */
    private static final int TAKEN = 202;

    /** What is known of an order that Lambda has taken, and that nobody waits for. */
    public static Answer taken(String message, String region) {
        var answer = JSON.createObjectNode().put("statusCode", TAKEN);
        answer.putObject("body").put("message", message).put("region", region);
        return new Answer(answer.toString(), false);
    }

    /** The answer's {@code body}; missing where there is none. */
    public JsonNode body() {
        return root().path("body");
    }

    /** Whether it was carried out, as far as the answer's {@code statusCode} tells. */
    public boolean accepted() {
        return !failed && root().path("statusCode").asInt(FIRST_REFUSAL) < FIRST_REFUSAL;
    }

    /** What happened, in one sentence. */
    public String message() {
        return body().path("message").asText(payload);
    }

    /** {@code errorMessage} of an error object, or the whole payload. */
    String errorMessage() {
        return root().path("errorMessage").asText(payload);
    }

    /** {@code errorType} of an error object, or "". */
    String errorType() {
        return root().path("errorType").asText("");
    }

    private JsonNode root() {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
