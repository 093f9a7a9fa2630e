package io.drfailover.drill.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.drfailover.drill.lambda.InvocationResult.Outcome;

/** The record of an event that Lambda has given up, as its destinations get it. */
final class GivenUpEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GivenUpEvent() {}

    /** Writes it; {@code functionArn} is the alias that the event was for. */
    static String json(Invocation last, String functionArn, String version) {
        boolean expired = last.result().outcome() == Outcome.EXPIRED;
        ObjectNode event = JSON.createObjectNode().put("version", "1.0");
        event.put("timestamp", last.endedAt().toString());
        event.putObject("requestContext")
                .put("requestId", last.requestId())
                .put("functionArn", functionArn + ":" + version)
                .put("condition", expired ? "EventAgeExceeded" : "RetriesExhausted")
                .put("approximateInvokeCount", expired ? last.attempt() - 1 : last.attempt());
        event.set("requestPayload", parsed(last.event()));
        if (!expired) {
            event.putObject("responseContext")
                    .put("statusCode", 200)
                    .put("executedVersion", version)
                    .put("functionError", "Unhandled");
            event.set("responsePayload", parsed(last.result().payload()));
        }
        return event.toString();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
