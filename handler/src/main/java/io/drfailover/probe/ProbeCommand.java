package io.drfailover.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.Deadline;

/**
 * The command {@code {"action": "probe"}}: looks, writes the one line, answers.
 *
 * @param probe what looks
 * @param log where the line goes
 */
public record ProbeCommand(Probe probe, ProbeLog log) {
    /** Answers. Never throws for what it sees. */
    public ObjectNode answer(Deadline deadline) {
        ProbeReport report = probe.look(deadline);
        log.write(report);
        return report.answer();
    }
}
