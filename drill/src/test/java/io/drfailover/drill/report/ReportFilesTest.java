package io.drfailover.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drfailover.drill.check.CheckResult;
import io.drfailover.drill.report.DrillReport.Outcome;
import io.drfailover.drill.run.InvocationEnd;
import io.drfailover.drill.run.Row;
import io.drfailover.drill.run.Row.Resume;
import io.drfailover.drill.timeline.Span;
import io.drfailover.drill.timeline.Span.Ending;
import io.drfailover.drill.timeline.TimeSplit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden files lie in {@code src/test/resources}; {@code -Dgolden.update=true} writes them anew. */
class ReportFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/drfailover/drill/report");
    private static final String HOSTILE = "<script>alert('x')</script>";

    @Test
    void write_recoveredDrill_filesAreAsReviewed(@TempDir Path folder) throws Exception {
        ReportFiles files = ReportFiles.write(report(Outcome.RECOVERED, "", "all pods ready"), folder.resolve("new"));
        compare(files.json(), "report.json");
        compare(files.html(), "report.html");
    }

    @Test
    void write_hostileTexts_areEscapedEverywhere(@TempDir Path folder) throws Exception {
        String html = Files.readString(ReportFiles.write(report(Outcome.UNPROVEN, HOSTILE, HOSTILE), folder)
                .html());
        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void write_anyDrill_pageAsksNobodyForAnything(@TempDir Path folder) throws Exception {
        String html = Files.readString(ReportFiles.write(report(Outcome.FAILED, "env-missing", ""), folder)
                .html());
        assertThat(html).doesNotContain("http://", "https://", "src=", "@import", "url(");
    }

    @Test
    void exitCode_onlyWhereEverythingHeld_isZero() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(outcome.exitCode() == 0)
                    .isEqualTo(Set.of(Outcome.RECOVERED, Outcome.HELD_BACK, Outcome.STOOD_DOWN, Outcome.READY)
                            .contains(outcome));
        }
    }

    private static DrillReport report(Outcome outcome, String broken, String seen) throws Exception {
        JsonNode answer = new ObjectMapper().readTree("{\"statusCode\":200,\"body\":{\"region\":\"eu-west-1\"}}");
        List<Span> stages = List.of(
                new Span("promote", "", 1, 1_000, 21_000L, Ending.FINISHED),
                new Span("infrastructure", "", 1, 1_500, 30_000L, Ending.CUT),
                new Span("infrastructure", "", 2, 45_000, null, Ending.OPEN));
        List<Row> invocations = List.of(
                new Row(1, "an alarm", 1, 1, 1_000, 30_000, InvocationEnd.KILLED, true, Resume.none()),
                new Row(2, "an alarm", 2, 2, 40_000, 61_000, InvocationEnd.SUCCEEDED, true, new Resume(10_000, 5_000)));
        List<Span> waits = List.of(
                new Span("promote", "db-replica", 1, 1_200, 20_900L, Ending.FINISHED),
                new Span("infrastructure", "aws_lb.this", 1, 1_700, 1_800L, Ending.FINISHED));
        TimeSplit.Segment segment =
                new TimeSplit.Segment("infrastructure", 59_500, 100, List.of(new TimeSplit.Wait("aws_lb.this", 100)));
        return new DrillReport(
                DrillReport.SCHEMA_VERSION,
                "2026-11-01T00:00:01Z",
                outcome,
                broken,
                answer,
                1_000,
                invocations,
                stages,
                waits,
                new TimeSplit(60_000, 19_700, List.of(segment)),
                List.of(new CheckResult("the pods are ready", true, seen)),
                Map.of("java", 300L, "terraform", 90L),
                Map.of("bundle", 12_345L),
                Map.of("cluster", "emulated in process"),
                Map.of("DR_REGION", "eu-west-1"),
                new DecisionPart("2 of 2 required: " + seen, "12 s (the replica's lag)", "NOT fenced: " + seen),
                new InstallationPart(
                        List.of(new InstallationPart.Stack("standby", "eu-west-1", 50, 41_000, "no changes")),
                        List.of(new InstallationPart.Change(6_100, "eu-west-1", "primary-down", "ALARM")),
                        Map.of("probes in peace", seen)));
    }

    private static void compare(Path written, String golden) throws Exception {
        Path reviewed = GOLDEN.resolve(golden);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.copy(written, reviewed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Files.readString(written)).isEqualTo(Files.readString(reviewed));
    }
}
