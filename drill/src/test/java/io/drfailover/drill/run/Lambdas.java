package io.drfailover.drill.run;

import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.lambda.InvocationResult;
import io.drfailover.drill.lambda.InvocationResult.Outcome;
import java.time.Instant;

/** Invocations as the drill's Lambda reports them. */
public final class Lambdas {
    private static final String ANSWER = "{\"statusCode\":%d,\"body\":{\"message\":\"m\"%s}}";

    private Lambdas() {}

    public static Invocation succeeded(int sandbox, long from, long to) {
        return ended(Outcome.ANSWERED, ANSWER.formatted(200, ",\"run\":\"r1\""), true, sandbox, from, to);
    }

    public static Invocation parked(int sandbox, long from, long to) {
        return ended(Outcome.ANSWERED, ANSWER.formatted(202, ",\"run\":\"r1\",\"epoch\":1"), true, sandbox, from, to);
    }

    public static Invocation joined(int sandbox, long from, long to) {
        return ended(
                Outcome.ANSWERED, ANSWER.formatted(202, ",\"run\":\"r1\",\"joined\":true"), true, sandbox, from, to);
    }

    public static Invocation givenUp(long from, long to) {
        return ended(Outcome.ANSWERED, ANSWER.formatted(409, ",\"run\":\"r1\""), true, 1, from, to);
    }

    public static Invocation idle(long from, long to) {
        return ended(Outcome.ANSWERED, ANSWER.formatted(200, ""), true, 1, from, to);
    }

    public static Invocation killed(boolean last, int sandbox, long from, long to) {
        return ended(Outcome.CRASHED, "{\"errorMessage\":\"signal: killed\"}", last, sandbox, from, to);
    }

    public static Invocation failed(boolean last, long from, long to) {
        return ended(Outcome.FUNCTION_ERROR, "{\"errorMessage\":\"promote: no; do\"}", last, 1, from, to);
    }

    private static Invocation ended(Outcome outcome, String payload, boolean last, int sandbox, long from, long to) {
        return new Invocation(
                "id-" + from,
                "a test",
                "{\"alarmData\":{}}",
                1,
                last,
                sandbox,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                new InvocationResult(outcome, payload));
    }
}
