package io.drfailover.report;

import io.drfailover.contract.Stage;
import java.time.Duration;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Metrics as log lines in CloudWatch's embedded metric format: no call is made, so a run never waits for CloudWatch.
 * Namespace {@code DrFailover}; dimensions {@code Stage}, {@code Outcome}.
 */
public final class EmfStageMetrics implements StageMetrics {
    private static final String NAMESPACE = "DrFailover";

    @Override
    public void record(Stage stage, Duration took, boolean succeeded) {
        MetricsFactory.getMetricsInstance()
                .flushSingleMetric(
                        "StageDuration",
                        (double) took.toMillis(),
                        MetricUnit.MILLISECONDS,
                        NAMESPACE,
                        DimensionSet.of("Stage", stage.stageName(), "Outcome", succeeded ? "succeeded" : "failed"));
    }
}
