package io.drfailover.drill.check;

import io.drfailover.drill.breakage.Expectation;
import io.drfailover.drill.lambda.InvocationResult.Outcome;

/** The error of a broken failover tells a person at night where, what, and what to do. */
final class ErrorNamesWhatAndHow implements Check {
    /** Between what is wrong and what to do; see the function's exceptions. */
    private static final String REMEDY_MARK = "; ";

    private static final int SHORTEST_REMEDY = 15;

    private final Expectation expectation;

    ErrorNamesWhatAndHow(Expectation expectation) {
        this.expectation = expectation;
    }

    @Override
    public String statement() {
        return "the function failed, and its error names the stage, the thing and the remedy";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        Outcome outcome = evidence.invocation().result().outcome();
        CheckFailure.unless(
                outcome == Outcome.FUNCTION_ERROR,
                "it ended as " + outcome + ": " + evidence.invocation().result().payload());
        String message = evidence.answer().path("errorMessage").asText();
        String stage = expectation.stage().stageName() + ": ";
        CheckFailure.unless(message.startsWith(stage), "the message does not begin with \"" + stage + "\": " + message);
        for (String thing : expectation.things()) {
            CheckFailure.unless(message.contains(thing), "the message does not name " + thing + ": " + message);
        }
        int remedy = message.lastIndexOf(REMEDY_MARK);
        CheckFailure.unless(
                remedy >= 0 && message.length() - remedy >= SHORTEST_REMEDY, "the message has no remedy: " + message);
        return message;
    }
}
