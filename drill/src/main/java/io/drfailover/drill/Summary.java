package io.drfailover.drill;

import io.drfailover.console.view.Ink;
import io.drfailover.drill.report.DecisionPart;
import io.drfailover.drill.report.DrillReport;
import io.drfailover.drill.report.ReportFiles;
import io.drfailover.drill.run.Row;
import io.drfailover.drill.timeline.Screen;
import io.drfailover.drill.timeline.Span;
import io.drfailover.drill.timeline.TimeSplit;
import java.util.Locale;
import java.util.stream.Collectors;

/** The end of a drill on standard error: a table of stages, the critical path, whose time it was, the verdict. */
final class Summary {
    private final DrillReport report;
    private final Screen screen;

    Summary(DrillReport report, Screen screen) {
        this.report = report;
        this.screen = screen;
    }

    void show() {
        Ink ink = screen.ink();
        decision(ink);
        if (report.stages().isEmpty()) {
            return; // There was no failover.
        }
        long end = report.startMillis() + report.time().wallMillis();
        screen.line("");
        if (report.invocations().size() > 1) {
            invocations(ink);
        }
        screen.line(ink.strong("     %-16s %10s %10s  %s".formatted("stage", "started", "took", "end")));
        for (Span stage : report.stages()) {
            screen.line("     %-16s %10s %10s  %s"
                    .formatted(
                            stage.stage(),
                            seconds(stage.startMillis() - report.startMillis()),
                            seconds(stage.millis(end)),
                            end(stage, ink)));
        }
        screen.line(ink.strong("     critical path"));
        report.time().criticalPath().forEach(segment -> screen.line("     " + segment(segment)));
        TimeSplit time = report.time();
        screen.line(ink.strong("     time that was ours")
                + " %s of %s on the critical path; %s while nothing at all was waited for"
                        .formatted(
                                seconds(time.oursOnCriticalPathMillis()),
                                seconds(time.wallMillis()),
                                seconds(time.oursMillis())));
        screen.line("     peak memory " + memory());
        screen.line("");
    }

    private void decision(Ink ink) {
        DecisionPart decision = report.decision();
        if (decision.evidence().isEmpty()) {
            return;
        }
        screen.line("");
        screen.line(ink.strong("     evidence   ") + decision.evidence());
        if (!decision.dataLoss().isEmpty()) {
            screen.line(ink.strong("     data lost  ") + decision.dataLoss());
        }
        if (!decision.oldPrimary().isEmpty()) {
            screen.line(ink.strong("     old primary ") + ink.bad(decision.oldPrimary()));
        }
    }

    void verdict(ReportFiles files) {
        Ink ink = screen.ink();
        long failed = report.checks().stream().filter(check -> !check.held()).count();
        String checks =
                report.checks().size() - failed + " of " + report.checks().size() + " checks held";
        String broken = report.broken();
        String verdict =
                switch (report.outcome()) {
                    case RECOVERED -> ink.good("recovered") + ", " + checks;
                    case HELD_BACK -> ink.good("rightly no failover: only " + broken + " failed") + ", " + checks;
                    case STOOD_DOWN -> ink.good("a false alarm, and rightly no failover") + ", " + checks;
                    case READY -> ink.good("ready: a failover would succeed") + ", " + checks;
                    case NOT_READY -> ink.bad("NOT ready: a failover would fail") + ", " + checks;
                    case FAILED ->
                        (broken.isEmpty() ? ink.bad("the failover failed") : ink.good("failed as " + broken + " must"))
                                + ", " + checks;
                    case UNPROVEN -> ink.bad("not proven") + ", " + checks;
                };
        screen.line("     " + verdict);
        screen.line("     report " + files.html() + " and " + files.json());
        if (report.outcome().exitCode() != 0) {
            screen.line("     the function's log is function.log in the same folder, AWS's is aws.log");
        }
    }

    private static String segment(TimeSplit.Segment segment) {
        String waits = segment.longestWaits().stream()
                .map(wait -> wait.subject() + " " + seconds(wait.millis()))
                .collect(Collectors.joining(", "));
        return "%-16s %10s, of it waiting %s%s"
                .formatted(
                        segment.stage(),
                        seconds(segment.millis()),
                        seconds(segment.waitedMillis()),
                        waits.isEmpty() ? "" : " (" + waits + ")");
    }

    private void invocations(Ink ink) {
        screen.line(ink.strong("     %-16s %10s %10s  %-24s %s"
                .formatted("invocation", "began", "took", "end", "pause before it, until its first useful action")));
        for (Row row : report.invocations()) {
            String resume = row.resume().known()
                    ? seconds(row.resume().betweenMillis()) + ", "
                            + seconds(row.resume().ownMillis())
                    : "";
            screen.line("     %-16s %10s %10s  %-24s %s"
                    .formatted(
                            row.number() + " " + row.origin(),
                            seconds(row.startMillis() - report.startMillis()),
                            seconds(row.endMillis() - row.startMillis()),
                            row.end().words() + (row.worked() ? "" : ", without work"),
                            resume));
        }
    }

    private static String end(Span stage, Ink ink) {
        String words = stage.ending().words();
        return switch (stage.ending()) {
            case FINISHED -> ink.good(words);
            case PARKED, CUT -> words;
            case OPEN, FAILED -> ink.bad(words);
        };
    }

    private String memory() {
        return report.peakMemoryMebibytes().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + " MiB")
                .collect(Collectors.joining(", "));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
