package io.drfailover.probe;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.ProbeMetric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one probe has found. */
public final class ProbeReport {
    private final List<CheckResult> results;
    private final boolean blind;

    private ProbeReport(List<CheckResult> results, boolean blind) {
        this.results = List.copyOf(results);
        this.blind = blind;
    }

    /**
     * Puts the checks together.
     *
     * <p>When nobody answered at all, not even AWS in the DR region, the fault is on this side of the network. Two checks
     * that time out for this one reason would look like two signals, so nothing is believed and nothing measured; the
     * missing {@link ProbeMetric#PROBE_COMPLETED} calls a person.
     */
    static ProbeReport of(List<CheckResult> results) {
        boolean blind = results.stream().noneMatch(r -> r.finding().answered());
        return new ProbeReport(results.stream().map(r -> blind ? doubted(r) : r).toList(), blind);
    }

    private static CheckResult doubted(CheckResult result) {
        return result.finding().state() == CheckState.FAILING
                ? result.withFinding(
                        Finding.unheard(result.finding().seen() + ", but nothing else answered the probe either"))
                : result;
    }

    /** Whether nobody answered the probe at all. */
    public boolean isBlind() {
        return blind;
    }

    /** Whether a check found something failing. */
    public boolean hasFailing() {
        return results.stream().anyMatch(r -> r.finding().state() == CheckState.FAILING);
    }

    /** What was measured, and nothing else; empty when the probe is blind. */
    public Map<ProbeMetric, Double> metrics() {
        Map<ProbeMetric, Double> metrics = new EnumMap<>(ProbeMetric.class);
        if (!blind) {
            results.forEach(r -> metrics.putAll(r.finding().measured()));
            if (lagSaysInactive()) {
                // Only where RDS has vouched that this is a replica which is up: a restart shows -1 as well.
                metrics.computeIfPresent(ProbeMetric.REPLICATION_HEALTHY, (metric, healthy) -> 0.0);
            }
            metrics.put(ProbeMetric.PROBE_COMPLETED, 1.0);
        }
        return metrics;
    }

    private boolean lagSaysInactive() {
        return results.stream()
                .anyMatch(r ->
                        r.name().equals(ReplicaLagCheck.NAME) && r.finding().state() == CheckState.FAILING);
    }

    /** One line for people. */
    public String summary() {
        String checks = results.stream()
                .map(r -> r.name() + " " + r.finding().state().word() + " ("
                        + r.finding().seen() + ")")
                .collect(Collectors.joining(", "));
        return (blind ? "probe is blind: " : "probe: ") + checks;
    }

    /** The checks as they appear in the answer and in the log. */
    public List<Map<String, Object>> checks() {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (CheckResult result : results) {
            checks.add(Map.of(
                    "name", result.name(),
                    "state", result.finding().state().word(),
                    "seen", result.finding().seen(),
                    "took_ms", result.took().toMillis()));
        }
        return checks;
    }

    /** The function's answer. An unhealthy primary is a result, not an error: the status stays 200. */
    public ObjectNode answer() {
        ObjectNode answer = new JsonMapper().createObjectNode();
        ObjectNode body = answer.put("statusCode", 200).putObject("body");
        body.put("message", blind ? "probe is blind, nobody answered: nothing was measured" : "probe completed");
        var checks = body.putArray("checks");
        for (CheckResult result : results) {
            checks.addObject()
                    .put("name", result.name())
                    .put("state", result.finding().state().word())
                    .put("seen", result.finding().seen())
                    .put("took_ms", result.took().toMillis());
        }
        return answer;
    }
}
