package io.drfailover.readiness;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.Deadline;

/**
 * Answers {@code {"action": "evaluate"}} and {@code {"test": true}}.
 *
 * @param evaluation looks
 * @param log where it is written down
 */
public record EvaluationCommand(Evaluation evaluation, ReadinessLog log) {
    /** Looks, writes one line, answers; changes nothing. */
    public JsonNode answer(Deadline deadline) {
        ReadinessReport report = evaluation.look(deadline);
        log.write(report);
        return report.answer();
    }
}
