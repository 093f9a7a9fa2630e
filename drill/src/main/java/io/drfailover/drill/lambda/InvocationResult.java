package io.drfailover.drill.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How an invocation ended, in Lambda's words.
 *
 * @param outcome which way
 * @param payload the function's answer, or the error object with {@code errorMessage} and {@code errorType}; JSON
 */
public record InvocationResult(Outcome outcome, String payload) {
    /** The ways an invocation can end. */
    public enum Outcome {
        /** The function answered. */
        ANSWERED,
        /** The function threw, while it started or while it handled the event. */
        FUNCTION_ERROR,
        /** Lambda killed the sandbox because the time was up. */
        TIMED_OUT,
        /** The sandbox's process ended before it answered. */
        CRASHED,
        /** The event had become too old before it could be delivered. */
        EXPIRED
    }

    /** The error's message in one line, or the whole payload where it is no error object. */
    public String message() {
        try {
            return new ObjectMapper().readTree(payload).path("errorMessage").asText(payload);
        } catch (JsonProcessingException e) {
            return payload;
        }
    }

    /** Whether the function answered. */
    public boolean answered() {
        return outcome == Outcome.ANSWERED;
    }
}
