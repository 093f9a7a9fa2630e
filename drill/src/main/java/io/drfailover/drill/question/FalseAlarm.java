package io.drfailover.drill.question;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that happened while nothing was wrong.
 *
 * @param alarm the alarm that rang all the same
 * @param noAlarms events of alarms that do not ring
 * @param malformed events that nobody can understand, or that order a failover without what that needs
 * @param questions status and probe
 * @param evaluation the question whether a failover would succeed
 * @param primaryAnswers how often the primary's load balancer was asked for it
 */
public record FalseAlarm(
        Asked alarm,
        List<Asked> noAlarms,
        List<Asked> malformed,
        List<Asked> questions,
        Asked evaluation,
        int primaryAnswers) {
    public FalseAlarm {
        noAlarms = List.copyOf(noAlarms);
        malformed = List.copyOf(malformed);
        questions = List.copyOf(questions);
    }

    /** All of them, in order. */
    public List<Asked> all() {
        return Stream.of(List.of(alarm), noAlarms, malformed, questions, List.of(evaluation))
                .flatMap(List::stream)
                .toList();
    }
}
