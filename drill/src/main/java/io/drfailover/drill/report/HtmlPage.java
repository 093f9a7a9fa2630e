package io.drfailover.drill.report;

import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.timeline.TimeSplit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as one page: no script, no request to anywhere. */
final class HtmlPage {
    private static final String STYLE = "report.css";

    private final DrillReport report;

    HtmlPage(DrillReport report) {
        this.report = report;
    }

    String render() {
        String title = "Failover drill: " + headline();
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>
                %s</style></head>
                <body>
                <h1 class="%s">%s</h1>
                <p>%s</p>
                """
                        .formatted(Html.escape(title), style(), outcomeClass(), Html.escape(title), summary())
                + new DecisionSection(report.decision()).render()
                + new InstallationSection(report.installation()).render()
                + (report.stages().isEmpty() ? "" : failover())
                + section("Checks", checks())
                + section("Answer", "<pre>" + Html.escape(report.answer().toPrettyString()) + "</pre>\n")
                + section("Memory and sizes", measures())
                + section("Setting", pairs(report.setting()))
                + section("The function's environment", pairs(report.environment()))
                + "</body>\n</html>\n";
    }

    private String failover() {
        return section("Timeline", new TimelinePicture(report).render())
                + new InvocationsSection(report).render()
                + section("Stages", stages())
                + section("Critical path", criticalPath());
    }

    private String headline() {
        String broken = report.broken().isEmpty() ? "" : " with " + report.broken();
        return switch (report.outcome()) {
            case RECOVERED -> report.installation().stacks().isEmpty() ? "recovered" : "installed, detected, recovered";
            case HELD_BACK -> "rightly no failover: only " + report.broken() + " failed";
            case STOOD_DOWN -> "a false alarm, and rightly no failover";
            case READY -> "a failover would succeed";
            case NOT_READY -> "a failover would NOT succeed";
            case FAILED -> broken.isEmpty() ? "the failover failed" : "failed as it should" + broken;
            case UNPROVEN -> "a check did not hold" + broken;
        };
    }

    private String outcomeClass() {
        boolean asIntended = report.checks().stream().allMatch(CheckResult::held)
                && (report.outcome().exitCode() == 0 || !report.broken().isEmpty());
        return asIntended ? "good" : "bad";
    }

    private String summary() {
        TimeSplit time = report.time();
        if (report.outcome() == DrillReport.Outcome.HELD_BACK) {
            return Html.escape("Broken at %s and watched for %s: nobody was moved to another region for one signal."
                    .formatted(report.startedAt(), Html.seconds(time.wallMillis())));
        }
        if (report.stages().isEmpty() && report.outcome() != DrillReport.Outcome.FAILED) {
            return Html.escape("Begun at %s, took %s. There was no failover."
                    .formatted(report.startedAt(), Html.seconds(time.wallMillis())));
        }
        return Html.escape(
                "Alarm at %s. The failover took %s. Ours were %s on the critical path, and %s while nothing at all was waited for."
                        .formatted(
                                report.startedAt(),
                                Html.seconds(time.wallMillis()),
                                Html.seconds(time.oursOnCriticalPathMillis()),
                                Html.seconds(time.oursMillis())));
    }

    private String stages() {
        long end = report.startMillis() + report.time().wallMillis();
        return Html.table(
                List.of("Stage", "Sandbox", "Started after", "Took", "End"),
                report.stages().stream()
                        .map(stage -> List.of(
                                stage.stage(),
                                Integer.toString(stage.sandbox()),
                                Html.seconds(stage.startMillis() - report.startMillis()),
                                Html.seconds(stage.millis(end)),
                                stage.ending().words()))
                        .toList());
    }

    private String criticalPath() {
        return Html.table(
                List.of("Stage", "Took", "Of it waiting", "Longest waits"),
                report.time().criticalPath().stream()
                        .map(segment -> List.of(
                                segment.stage(),
                                Html.seconds(segment.millis()),
                                Html.seconds(segment.waitedMillis()),
                                segment.longestWaits().stream()
                                        .map(wait -> wait.subject() + " " + Html.seconds(wait.millis()))
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    private String checks() {
        return Html.table(
                List.of("", "Statement", "Seen"),
                report.checks().stream()
                        .map(check -> List.of(check.held() ? "ok" : "FAILED", check.statement(), check.seen()))
                        .toList());
    }

    private String measures() {
        Map<String, String> rows = new TreeMap<>();
        report.peakMemoryMebibytes().forEach((name, mebibytes) -> rows.put("peak of " + name, mebibytes + " MiB"));
        report.sizesBytes().forEach((name, bytes) -> rows.put(name, bytes + " bytes"));
        return pairs(rows);
    }

    static String pairs(Map<String, String> pairs) {
        return Html.table(
                List.of("Name", "Value"),
                new TreeMap<>(pairs)
                        .entrySet().stream()
                                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                                .toList());
    }

    static String section(String title, String content) {
        return "<h2>" + Html.escape(title) + "</h2>\n" + content;
    }

    private static String style() {
        try (InputStream css = HtmlPage.class.getResourceAsStream(STYLE)) {
            if (css == null) {
                throw new IllegalStateException("the drill's jar lacks " + STYLE + "; build it with `mvn package`");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
