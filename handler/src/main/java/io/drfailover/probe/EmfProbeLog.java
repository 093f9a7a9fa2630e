package io.drfailover.probe;

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
 * Writes one line a probe to standard output: metrics in CloudWatch's embedded metric format, and the checks in words
 * beside them. CloudWatch makes the metrics of the line, so that no call is made which could fail.
 *
 * <p>Powertools' metrics would add a dimension of their own, and the alarms look for exactly the two of
 * {@link ProbeMetric}.
 */
public final class EmfProbeLog implements ProbeLog {
    private static final Logger LOG = LoggerFactory.getLogger(EmfProbeLog.class);

    private final String primaryRegion;
    private final String replicaId;

    public EmfProbeLog(String primaryRegion, String replicaId) {
        this.primaryRegion = primaryRegion;
        this.replicaId = replicaId;
    }

    @Override
    public void write(ProbeReport report) {
        if (report.metrics().isEmpty()) {
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
            // Every name is a constant of the contract or was checked with the environment.
            throw new IllegalStateException("writing the probe's metrics: " + e.getMessage(), e);
        }
    }

    private MetricsContext context(ProbeReport report)
            throws InvalidNamespaceException, InvalidDimensionException, InvalidMetricException {
        var context = new MetricsContext();
        context.setNamespace(ProbeMetric.NAMESPACE);
        context.setDimensions(DimensionSet.of(
                ProbeMetric.PRIMARY_REGION_DIMENSION, primaryRegion, ProbeMetric.REPLICA_DIMENSION, replicaId));
        for (var measured : report.metrics().entrySet()) {
            context.putMetric(measured.getKey().metricName(), measured.getValue(), unit(measured.getKey()));
        }
        context.putProperty("timestamp", context.getTimestamp().toString());
        context.putProperty("level", report.hasFailing() ? "WARN" : "INFO");
        context.putProperty("message", report.summary());
        context.putProperty("checks", report.checks());
        return context;
    }

    private static Unit unit(ProbeMetric metric) {
        return switch (metric) {
            case LOAD_BALANCER_TIME -> Unit.MILLISECONDS;
            case REPLICA_LAG -> Unit.SECONDS;
            case LOAD_BALANCER_ANSWERS, DATABASE_REACHABLE, REPLICATION_HEALTHY, PROBE_COMPLETED -> Unit.NONE;
        };
    }
}
