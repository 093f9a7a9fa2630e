package io.drfailover.stacks.standby;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.providers.aws.cloudwatch_dashboard.CloudwatchDashboard;
import io.drfailover.contract.FunctionAlias;
import io.drfailover.contract.ProbeMetric;
import io.drfailover.contract.ReadinessMetric;
import io.drfailover.stacks.account.Account;
import io.drfailover.stacks.account.Names;
import io.drfailover.stacks.hcl.Hcl;
import io.drfailover.stacks.settings.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * One page for the person on call, top to bottom: what rings, what is seen of the primary, how far the replica is
 * behind, whether the watch itself works, how a failover goes, and whether one would succeed.
 */
final class Dashboard extends Construct {
    private static final int COLUMNS = 24;

    private final StackSettings settings;
    private final Names names;
    private final String region;
    private final CloudwatchDashboard dashboard;

    Dashboard(Construct scope, String id, StackSettings settings, Account account) {
        super(scope, id);
        this.settings = settings;
        this.names = Names.of(settings);
        this.region = settings.region();
        List<Widget> widgets = List.of(
                Widget.text(introduction(), 3),
                Widget.alarms("What rings (" + region + ")", alarms(account)),
                answers(),
                answerTime(),
                lag(),
                probes(),
                invocations(),
                durations(),
                stages(),
                replica(),
                readiness(),
                blocking());
        dashboard = Hcl.named(
                CloudwatchDashboard.Builder.create(this, "dashboard")
                        .dashboardName(names.dashboard())
                        .dashboardBody(body(widgets))
                        .build(),
                "dr");
    }

    private String introduction() {
        return ("# %1$s: disaster recovery of %2$s in %3$s\n"
                        + "**%4$s** invokes the failover when two of three signals agree: load balancer silent, database"
                        + " unreachable, replication broken or far behind. Everything here is measured in %3$s, and goes on when"
                        + " %2$s is dark. In the first graph, **1 is good, 0 is bad, and a gap means that nobody"
                        + " looked**.")
                .formatted(names.name(), settings.primary().region(), region, names.primaryDown());
    }

    private List<String> alarms(Account account) {
        List<String> suffixes = new ArrayList<>(List.of(Names.PRIMARY_DOWN, PrimarySignals.LOAD_BALANCER_SILENT));
        // A tile of an alarm that does not exist is an error.
        settings.primary().database().host().ifPresent(host -> suffixes.add(PrimarySignals.DATABASE_UNREACHABLE));
        suffixes.addAll(List.of(
                PrimarySignals.REPLICATION_BROKEN,
                PrimarySignals.REPLICA_LAG,
                ReadinessSignals.NOT_READY,
                ReadinessSignals.NOT_EVALUATED,
                FunctionSignals.PROBE_MISSING,
                FunctionSignals.ERRORS,
                FunctionSignals.THROTTLED));
        return suffixes.stream()
                .map(suffix -> account.arn("cloudwatch", "alarm:" + names.with(suffix)))
                .toList();
    }

    private Widget answers() {
        return Widget.graph("Primary, seen from " + region, region, "1 good, 0 bad")
                .with(Metric.probe(ProbeMetric.LOAD_BALANCER_ANSWERS, settings), "load balancer answers")
                .with(Metric.probe(ProbeMetric.DATABASE_REACHABLE, settings), "database accepts connections")
                .with(Metric.probe(ProbeMetric.REPLICATION_HEALTHY, settings), "replica replicates");
    }

    private Widget answerTime() {
        return Widget.graph("How long the primary's URL takes to answer", region, "milliseconds")
                .with(Metric.probe(ProbeMetric.LOAD_BALANCER_TIME, settings), "first answer")
                .withLimit(
                        "no answer", (double) settings.detection().httpTimeout().toMillis());
    }

    private Widget lag() {
        return Widget.graph("How far the replica is behind (what a failover would lose)", region, "seconds")
                .with(Metric.replica("ReplicaLag", settings), "as RDS says")
                .with(Metric.probe(ProbeMetric.REPLICA_LAG, settings), "as the probe has read it")
                .withLimit("alarm", settings.detection().replicaLagSeconds());
    }

    private Widget probes() {
        return Widget.graph("Probes that ended (a gap is a probe that did not)", region, "1 good")
                .with(Metric.probe(ProbeMetric.PROBE_COMPLETED, settings), "probe");
    }

    private Widget invocations() {
        Widget graph = Widget.graph("Invocations of the function", region, "count a minute");
        for (String alias : List.of(FunctionAlias.LIVE, FunctionAlias.PROBE)) {
            graph = graph.with(Metric.function("Invocations", "Sum", names, alias), alias)
                    .with(Metric.function("Errors", "Sum", names, alias), alias + ": errors")
                    .with(Metric.function("Throttles", "Sum", names, alias), alias + ": turned away");
        }
        return graph;
    }

    private Widget durations() {
        return Widget.graph("How long an invocation takes (900,000 is Lambda's limit)", region, "milliseconds")
                .with(Metric.function("Duration", "Maximum", names, FunctionAlias.LIVE), FunctionAlias.LIVE)
                .with(Metric.function("Duration", "Maximum", names, FunctionAlias.PROBE), FunctionAlias.PROBE);
    }

    /** A search, because a stage has no metric before it has run for the first time. */
    private Widget stages() {
        return Widget.graph("Stages of a failover, how long each took", region, "milliseconds")
                .withSearch(
                        "SEARCH('Namespace=\"%s\" MetricName=\"StageDuration\"', 'Maximum', 60)"
                                .formatted(ProbeMetric.NAMESPACE),
                        "stages");
    }

    private Widget replica() {
        return Widget.graph("The replica itself", region, "percent")
                .with(Metric.replica("CPUUtilization", settings), "processor");
    }

    private Widget readiness() {
        return Widget.graph("Readiness over a week (a gap is a check that was not made)", region, "0 to 100")
                .overAWeek(settings.function().readinessInterval())
                .with(Metric.readiness(ReadinessMetric.READINESS_SCORE, "Minimum", settings), "score");
    }

    private Widget blocking() {
        return Widget.graph("Checks that block: a failover would fail", region, "checks")
                .overAWeek(settings.function().readinessInterval())
                .with(Metric.readiness(ReadinessMetric.READINESS_BLOCKING, "Maximum", settings), "blocking");
    }

    private static String body(List<Widget> widgets) {
        List<Map<String, Object>> placed = new ArrayList<>();
        int x = 0;
        int y = 0;
        for (Widget widget : widgets) {
            placed.add(widget.at(x, y));
            x += widget.width();
            if (x >= COLUMNS) {
                x = 0;
                y += widget.height();
            }
        }
        try {
            return new ObjectMapper().writeValueAsString(Map.of("widgets", placed));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a dashboard of strings, numbers, lists and maps is JSON", e);
        }
    }

    String name() {
        return dashboard.getDashboardName();
    }
}
