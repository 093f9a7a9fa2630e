package io.drfailover.drill.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.lambda.Invocation;

/** How an invocation ended, for the run that it is about. */
public enum InvocationEnd {
    /** The run has succeeded, now or before. */
    SUCCEEDED,
    /** The invocation's time was over, and it has asked for the next one. */
    PARKED,
    /** Another invocation was at work: nothing done. */
    JOINED,
    /** The run was given up before, and waits for a person. */
    GIVEN_UP,
    /** Answered, and not about a run: a watchdog without work, a readiness check, an alarm that is no alarm. */
    NOTHING,
    /** The function threw. */
    FAILED,
    /** Its process ended before it answered. */
    KILLED,
    /** Lambda killed it: its time was up. */
    TIMED_OUT,
    /** Never delivered: too old. */
    EXPIRED;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    /** Reads it from Lambda's outcome and the function's answer. */
    public static InvocationEnd of(Invocation invocation) {
        return switch (invocation.result().outcome()) {
            case FUNCTION_ERROR -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case CRASHED -> KILLED;
            case EXPIRED -> EXPIRED;
            case ANSWERED -> of(answer(invocation));
        };
    }

    /** The run's id, as the answer names it; empty where it names none. */
    public static String runOf(Invocation invocation) {
        return answer(invocation).at("/body/run").asText("");
    }

    /** Whether nothing is left to come from it: neither a successor of its own nor a retry of Lambda's. */
    boolean endsTheRun() {
        return this == SUCCEEDED || this == GIVEN_UP;
    }

    /** For people. */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static InvocationEnd of(JsonNode answer) {
        if (answer.at("/body/run").asText("").isEmpty()) {
            return NOTHING;
        }
        return switch (answer.path("statusCode").asInt()) {
            case OK -> SUCCEEDED;
            case ACCEPTED -> answer.at("/body/joined").asBoolean() ? JOINED : PARKED;
            case CONFLICT -> GIVEN_UP;
            default -> NOTHING;
        };
    }

    private static JsonNode answer(Invocation invocation) {
        try {
            return new ObjectMapper().readTree(invocation.result().payload());
        } catch (JsonProcessingException e) {
            return new ObjectMapper().createObjectNode();
        }
    }
}
