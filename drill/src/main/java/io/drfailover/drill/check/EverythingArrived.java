package io.drfailover.drill.check;

import io.drfailover.contract.ProbeMetric;
import io.drfailover.drill.aws.UndeliveredAction;
import io.drfailover.drill.installation.Observation;
import io.drfailover.drill.metrics.MetricDatum;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No alarm, topic, schedule, metric or destination was lost on its way, and every probe answered that did not come in the rush
 * after the deployment.
 */
record EverythingArrived(Observation observation) implements Check {
    @Override
    public String statement() {
        return "every probe answered once all was quiet, and no alarm, schedule or metric was lost on its way";
    }

    @Override
    public String see(Evidence evidence) throws CheckFailure {
        List<String> lost = evidence.rig().aws().alarms().undelivered().stream()
                .map(EverythingArrived::words)
                .toList();
        CheckFailure.unless(lost.isEmpty(), "not delivered: " + lost);
        CheckFailure.unless(observation.problems().isEmpty(), String.join("; ", observation.problems()));
        CheckFailure.unless(!observation.probes().isEmpty(), "no probe came once all was quiet");
        List<String> failed = observation.probes().stream()
                .filter(probe -> !probe.result().answered())
                .map(probe -> probe.result().message())
                .distinct()
                .toList();
        CheckFailure.unless(failed.isEmpty(), "probes failed: " + failed);
        Set<String> measured =
                evidence.rig().metrics().sent().stream().map(MetricDatum::name).collect(Collectors.toSet());
        List<String> blind = Arrays.stream(ProbeMetric.values())
                .map(ProbeMetric::metricName)
                .filter(name -> !measured.contains(name))
                .toList();
        CheckFailure.unless(blind.isEmpty(), "the probe never measured " + blind);
        long longest = observation.probes().stream()
                .mapToLong(probe -> probe.wall().toMillis())
                .max()
                .orElse(0);
        return observation.probes().size() + " probes, the longest " + longest + " ms; "
                + evidence.rig().metrics().sent().size() + " metrics";
    }

    private static String words(UndeliveredAction action) {
        return action.source() + " to " + action.target() + " (" + action.reason() + ")";
    }
}
