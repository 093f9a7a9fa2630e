package io.drfailover.drill.check;

import io.drfailover.drill.question.Asked;
import io.drfailover.drill.question.FalseAlarm;
import io.drfailover.drill.run.InvocationEnd;

/** What is a question is answered, what is no alarm is let be, what nobody understands is refused and says what is known. */
record QuestionsAnswered(FalseAlarm played) implements Check {
    @Override
    public String statement() {
        return "alarms that do not ring were let be, questions answered, malformed events refused";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        for (Asked one : played.noAlarms()) {
            CheckFailure.unless(
                    one.answered(200) && InvocationEnd.runOf(one.invocation()).isEmpty(),
                    one.what() + ": " + one.answer());
        }
        for (Asked one : played.questions()) {
            CheckFailure.unless(one.answered(200), one.what() + ": " + one.answer());
        }
        for (Asked one : played.malformed()) {
            boolean refused = !one.invocation().result().answered()
                    || one.answer().path("statusCode").asInt() >= 400;
            CheckFailure.unless(refused, one.what() + " was not refused: " + one.answer());
        }
        return played.noAlarms().size() + " let be, " + played.questions().size() + " answered, "
                + played.malformed().size() + " refused";
    }
}
