package io.drfailover.drill.check;

import io.drfailover.drill.question.Asked;
import io.drfailover.drill.question.Readiness;
import java.util.List;
import java.util.Map;

/** The answer says of every check what was seen, of every one that is not ok what to do, and agrees with itself. */
record EvaluationComplete(Asked asked) implements Check {
    private static final int BEST = 100;

    @Override
    public String statement() {
        return "the evaluation is complete: what was seen, what to do, a score, how long a failover would take";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        Readiness readiness =
                Readiness.of(asked).orElseThrow(() -> new CheckFailure("the function answered " + asked.answer()));
        List<String> silent = readiness.checks().entrySet().stream()
                .filter(check -> check.getValue().seen().isBlank()
                        || check.getValue().remedy().isBlank()
                                != check.getValue().outcome().equals("ok"))
                .map(Map.Entry::getKey)
                .toList();
        CheckFailure.unless(silent.isEmpty(), "these do not say what was seen, or what to do: " + silent);
        CheckFailure.unless(readiness.score() >= 0 && readiness.score() <= BEST, "the score is " + readiness.score());
        CheckFailure.unless(
                readiness.ready() == (readiness.count("blocking") == 0),
                "ready is " + readiness.ready() + " with " + readiness.count("blocking") + " that block");
        return readiness.checks().size() + " checks in "
                + asked.invocation().wall().toMillis() + " ms: " + readiness.count("ok") + " ok, "
                + readiness.count("warning") + " warnings, " + readiness.count("blocking") + " blocking; score "
                + readiness.score() + "; estimated: " + readiness.estimatedRto();
    }
}
