package io.drfailover.drill.flaw;

import io.drfailover.drill.question.Asked;
import io.drfailover.drill.question.Readiness;
import io.drfailover.drill.question.Readiness.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A flaw, and what the function said before, with, and after it.
 *
 * @param flaw what was broken
 * @param before its answer before
 * @param broken its answer while it was broken
 * @param after its answer after the remedy
 * @param took all of it
 * @param asked the questions, for what they made the function do
 */
public record Trial(
        Flaw flaw,
        Readiness before,
        Optional<Readiness> broken,
        Optional<Readiness> after,
        Duration took,
        List<Asked> asked) {
    /** How a check begins that says that it could not look. */
    private static final String NOT_MADE = "not checked";

    public Trial {
        asked = List.copyOf(asked);
    }

    /** What the flaw's check said while it was broken. */
    public Optional<Look> turned() {
        return broken.flatMap(
                readiness -> Optional.ofNullable(readiness.checks().get(flaw.check())));
    }

    /** Why it is not as it must be; empty when it is. */
    public Optional<String> objection() {
        if (broken.isEmpty() || after.isEmpty()) {
            return Optional.of("the function did not answer: "
                    + asked.get(asked.size() - 1).answer());
        }
        Look was = before.checks().get(flaw.check());
        Optional<Look> now = turned();
        if (was == null || now.isEmpty()) {
            return Optional.of("there is no check " + flaw.check());
        }
        if (now.get().badness() <= was.badness()) {
            return Optional.of(flaw.check() + " was " + was.outcome() + " and is "
                    + now.get().outcome() + ": " + now.get().seen());
        }
        if (now.get().remedy().isBlank()) {
            return Optional.of(flaw.check() + " names no remedy");
        }
        List<String> others = others();
        if (!others.isEmpty()) {
            return Optional.of("others turned, too: " + String.join("; ", others));
        }
        List<String> notRestored = differences(before, after.get());
        return notRestored.isEmpty()
                ? Optional.empty()
                : Optional.of("after the remedy it is not as before: " + String.join("; ", notRestored));
    }

    /** Checks that turned although nothing of theirs was broken; one that says that it cannot look is right to. */
    private List<String> others() {
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, Look> check : broken.orElseThrow().checks().entrySet()) {
            Look was = before.checks().get(check.getKey());
            Look now = check.getValue();
            boolean own = check.getKey().equals(flaw.check());
            boolean cannotLook = now.outcome().equals("warning") && now.seen().startsWith(NOT_MADE);
            if (!own && !cannotLook && (was == null || now.badness() > was.badness())) {
                others.add(check.getKey() + " is " + now.outcome() + ": " + now.seen());
            }
        }
        return others;
    }

    private static List<String> differences(Readiness before, Readiness after) {
        List<String> differences = new ArrayList<>();
        before.checks().forEach((name, was) -> {
            Look now = after.checks().get(name);
            if (now == null || !Objects.equals(now.outcome(), was.outcome())) {
                differences.add(name + " was " + was.outcome() + " and is " + now);
            }
        });
        return differences;
    }
}
