package io.drfailover.readiness;

import io.drfailover.contract.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How long the stages of one successful run took.
 *
 * @param byStage from a stage's first begin to its end
 */
record StageDurations(Map<Stage, Duration> byStage) {
    StageDurations {
        byStage = Map.copyOf(byStage);
    }

    /** The median of a stage, the upper one of an even number: one slow run says little. */
    static Optional<Duration> median(List<StageDurations> runs, Stage stage) {
        List<Duration> sorted = runs.stream()
                .map(run -> run.byStage().get(stage))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
