package io.drfailover.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drfailover.contract.ProbeMetric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.cloudwatchlogs.emf.exception.DimensionSetExceededException;
import software.amazon.cloudwatchlogs.emf.exception.InvalidDimensionException;
import software.amazon.cloudwatchlogs.emf.exception.InvalidMetricException;
import software.amazon.cloudwatchlogs.emf.exception.InvalidNamespaceException;
import software.amazon.cloudwatchlogs.emf.model.DimensionSet;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.model.Unit;

/**
 * Writes one line an evaluation to standard output: metrics in CloudWatch's embedded metric format, and the checks in
 * words beside them. CloudWatch makes the metrics of the line, so that nothing is called that could change anything.
 *
 * <p>Without the names that are the dimensions there is no metric; its absence is what the alarm then sees.
 */
public final class EmfReadinessLog implements ReadinessLog {
    private static final Logger LOG = LoggerFactory.getLogger(EmfReadinessLog.class);

    @Override
    public void write(ReadinessReport report) {
        Subject subject = report.subject();
        if (subject.primaryRegion().isEmpty() || subject.replicaId().isEmpty()) {
            LOG.warn("{}", report.summary());
            return;
        }
        try {
            for (String line : context(report).serialize()) {
                System.out.println(line);
            }
        } catch (InvalidNamespaceException
                | InvalidDimensionException
                | InvalidMetricException
                | DimensionSetExceededException
                | JsonProcessingException e) {
            // A dimension that CloudWatch would refuse is a variable that the environment's check names.
            LOG.warn("{}; its metrics were not written: {}", report.summary(), e.getMessage());
        }
    }

    private static MetricsContext context(ReadinessReport report)
            throws InvalidNamespaceException, InvalidDimensionException, InvalidMetricException {
        var context = new MetricsContext();
        context.setNamespace(ProbeMetric.NAMESPACE);
        context.setDimensions(DimensionSet.of(
                ProbeMetric.PRIMARY_REGION_DIMENSION,
                report.subject().primaryRegion(),
                ProbeMetric.REPLICA_DIMENSION,
                report.subject().replicaId()));
        for (var measured : report.metrics().entrySet()) {
            context.putMetric(measured.getKey().metricName(), measured.getValue(), Unit.NONE);
        }
        context.putProperty("timestamp", context.getTimestamp().toString());
        context.putProperty("level", report.isReady() ? "INFO" : "WARN");
        context.putProperty("message", report.summary());
        context.putProperty("checks", report.checks());
        return context;
    }
}
