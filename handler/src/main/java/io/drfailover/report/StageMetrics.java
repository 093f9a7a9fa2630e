package io.drfailover.report;

import io.drfailover.contract.Stage;
import java.time.Duration;

/** Where durations and outcomes are counted. */
@FunctionalInterface
public interface StageMetrics {
    /**
     * Counts one attempt of a stage.
     *
     * @param stage which
     * @param took wall time
     * @param succeeded how it ended
     */
    void record(Stage stage, Duration took, boolean succeeded);
}
