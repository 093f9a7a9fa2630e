package io.drfailover.drill.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.drfailover.drill.aws.AwsRequest;
import io.drfailover.drill.lambda.Invocation;
import java.util.List;

/**
 * One event, and what came of it.
 *
 * @param what the event in words
 * @param invocation the last attempt with it
 * @param requests what the function and its children asked AWS for meanwhile
 * @param clusterChanges how many changes the cluster was asked for meanwhile
 */
public record Asked(String what, Invocation invocation, List<AwsRequest> requests, int clusterChanges) {
    public Asked {
        requests = List.copyOf(requests);
    }

    /** The answer, or the error object. */
    public JsonNode answer() {
        try {
            return new ObjectMapper().readTree(invocation.result().payload());
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(invocation.result().payload());
        }
    }

    /** Whether the function answered with that status. */
    public boolean answered(int statusCode) {
        return invocation.result().answered() && answer().path("statusCode").asInt() == statusCode;
    }
}
