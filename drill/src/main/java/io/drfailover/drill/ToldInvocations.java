package io.drfailover.drill;

import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.lambda.InvocationListener;
import io.drfailover.drill.run.InvocationEnd;

/** Tells of each invocation where the function's own words are shown, and ends there what it left open. */
record ToldInvocations(FunctionLog log) implements InvocationListener {
    private static final String WHO = "lambda";

    @Override
    public void began(int sandbox, String requestId, int attempt, String origin) {
        if (attempt > 1 || origin.equals(EventOrigin.ITSELF.words())) {
            log.say(
                    WHO,
                    "invoked by " + origin + (attempt > 1 ? ", attempt " + attempt : "") + ", sandbox " + sandbox,
                    System.currentTimeMillis());
        }
    }

    @Override
    public void ended(Invocation invocation) {
        long at = invocation.endedAt().toEpochMilli();
        log.timeline().invocationEnded(invocation.sandbox(), at);
        InvocationEnd end = InvocationEnd.of(invocation);
        if (end != InvocationEnd.NOTHING) {
            String why = invocation.result().answered()
                    ? ""
                    : ": " + invocation.result().message();
            log.say(WHO, end.words() + ", invoked by " + invocation.origin() + why, at);
        }
    }
}
