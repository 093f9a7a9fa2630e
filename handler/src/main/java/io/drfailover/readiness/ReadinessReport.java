package io.drfailover.readiness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drfailover.contract.ReadinessMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one evaluation has found.
 *
 * @param subject what would be recovered
 * @param results one for each check, in the order of {@link CheckName}
 * @param recoveryTime how long a failover would take
 */
public record ReadinessReport(Subject subject, List<CheckResult> results, RecoveryTime recoveryTime) {
    private static final int FULL = 100;
    private static final int PER_BLOCKING = 25;
    private static final int PER_WARNING = 5;

    public ReadinessReport {
        results = results.stream()
                .sorted(Comparator.comparingInt(result -> CheckName.place(result.name())))
                .toList();
    }

    /** Whether a failover would succeed, as far as one can tell: nothing blocks it. */
    public boolean isReady() {
        return count(Outcome.BLOCKING) == 0;
    }

    /** How many checks ended so. */
    public long count(Outcome outcome) {
        return results.stream().filter(r -> r.finding().outcome() == outcome).count();
    }

    /** 100, less 25 for each blocking check and 5 for each warning; never below 0. */
    public int score() {
        long lost = PER_BLOCKING * count(Outcome.BLOCKING) + PER_WARNING * count(Outcome.WARNING);
        return (int) Math.max(0, FULL - lost);
    }

    /** What is measured. */
    public Map<ReadinessMetric, Double> metrics() {
        Map<ReadinessMetric, Double> metrics = new EnumMap<>(ReadinessMetric.class);
        metrics.put(ReadinessMetric.READINESS_SCORE, (double) score());
        metrics.put(ReadinessMetric.READINESS_BLOCKING, (double) count(Outcome.BLOCKING));
        return metrics;
    }

    /** One line for people: what is not ok, by name. */
    public String summary() {
        return message() + ", score " + score() + named(Outcome.BLOCKING) + named(Outcome.WARNING);
    }

    private String message() {
        return isReady() ? "ready for a failover" : "NOT ready for a failover";
    }

    private String named(Outcome outcome) {
        String names = results.stream()
                .filter(r -> r.finding().outcome() == outcome)
                .map(r -> r.name() + " (" + r.finding().seen() + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; " + outcome.word() + ": " + names;
    }

    /** The checks as they appear in the log. */
    public List<Map<String, Object>> checks() {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (CheckResult result : results) {
            checks.add(Map.of(
                    "name", result.name(),
                    "outcome", result.finding().outcome().word(),
                    "seen", result.finding().seen(),
                    "remedy", result.finding().remedy(),
                    "took_ms", result.took().toMillis()));
        }
        return checks;
    }

    /** The function's answer. Not being ready is a result, not an error: the status stays 200. */
    public ObjectNode answer() {
        ObjectNode answer = new JsonMapper().createObjectNode();
        ObjectNode body = answer.put("statusCode", 200).putObject("body");
        body.put("message", message() + "; nothing was changed");
        body.put("region", subject.region());
        body.put("ready", isReady());
        body.put("score", score());
        body.put("blocking", count(Outcome.BLOCKING));
        body.put("warnings", count(Outcome.WARNING));
        recoveryTime
                .estimate()
                .ifPresentOrElse(
                        estimate -> body.put("estimated_rto_seconds", estimate.toSeconds()),
                        () -> body.putNull("estimated_rto_seconds"));
        body.put("estimated_rto", recoveryTime.words());
        body.put("rds_replica", subject.replicaId());
        body.put("eks_cluster", subject.clusterName());
        var table = body.putArray("checks");
        for (CheckResult result : results) {
            table.addObject()
                    .put("name", result.name())
                    .put("outcome", result.finding().outcome().word())
                    .put("seen", result.finding().seen())
                    .put("remedy", result.finding().remedy())
                    .put("took_ms", result.took().toMillis());
        }
        return answer;
    }
}
