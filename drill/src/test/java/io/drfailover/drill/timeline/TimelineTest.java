package io.drfailover.drill.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drfailover.console.view.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Timeline timeline = new Timeline();

    @Nested
    class Parsing {
        @Test
        void parse_timelineLine_hasAllFields() {
            assertThat(TimelineEvent.parse(1, line("wait_started", "promote", "db", 1_000, "waiting")))
                    .contains(new TimelineEvent(1, "wait_started", "promote", "db", 1_000, "waiting"));
        }

        @Test
        void parse_anythingElse_isNotAnEvent() {
            assertThat(TimelineEvent.parse(1, "START RequestId")).isEmpty();
            assertThat(TimelineEvent.parse(1, "{\"level\":\"INFO\",\"message\":\"plain\"}"))
                    .isEmpty();
            assertThat(TimelineEvent.parse(1, "{\"timeline\":\"note\"")).isEmpty();
            assertThat(TimelineEvent.parse(1, "{\"_aws\":{\"Timestamp\":1}}")).isEmpty();
        }
    }

    @Test
    void split_overlappedRun_followsTheLongerOfThePair() {
        overlappedRun();
        TimeSplit split = TimeSplit.of(timeline, new Interval(0, 100_000));
        assertThat(split.wallMillis()).isEqualTo(100_000);
        // 5..30 promotion, 10..70 the cluster, 75..95 the release: 5..70 and 75..95.
        assertThat(split.waitedMillis()).isEqualTo(85_000);
        assertThat(split.oursMillis()).isEqualTo(15_000);
        assertThat(split.oursOnCriticalPathMillis()).isEqualTo(20_000);
        assertThat(split.criticalPath())
                .extracting(TimeSplit.Segment::stage)
                .containsExactly("bundle", "infrastructure", "applications");
        assertThat(split.criticalPath().get(1).longestWaits())
                .containsExactly(new TimeSplit.Wait("aws_eks_cluster.main", 60_000));
    }

    @Test
    void split_unfinishedStage_countsToTheEnd() {
        add("stage_started", "promote", "", 1_000);
        add("wait_started", "promote", "db", 2_000);
        TimeSplit split = TimeSplit.of(timeline, new Interval(0, 10_000));
        assertThat(split.waitedMillis()).isEqualTo(8_000);
        assertThat(timeline.stages().get(0).open()).isTrue();
    }

    @Test
    void add_sameSubjectTwice_endsTheLatest() {
        add("wait_started", "promote", "db", 1_000);
        add("wait_finished", "promote", "db", 2_000);
        add("wait_started", "promote", "db", 3_000);
        add("wait_finished", "promote", "db", 7_000);
        add("wait_finished", "promote", "never started", 8_000);
        assertThat(timeline.waits()).extracting(span -> span.millis(0)).containsExactly(1_000L, 4_000L);
    }

    @Test
    void invocationEnded_stageLeftOpen_isCutThereAndInThatSandboxAlone() {
        add("stage_started", "infrastructure", "", 1_000);
        add("wait_started", "infrastructure", "aws_eks_cluster.main", 2_000);
        timeline.add(new TimelineEvent(2, "stage_started", "promote", "", 4_000, ""));
        timeline.invocationEnded(1, 5_000);
        assertThat(timeline.stages()).extracting(Span::ending).containsExactly(Span.Ending.CUT, Span.Ending.OPEN);
        assertThat(timeline.waits().get(0).millis(9_000)).isEqualTo(3_000);
    }

    @Test
    void invocationEnded_lastLinesAreReadLater_theyStillSayHowItEnded() {
        add("stage_started", "infrastructure", "", 1_000);
        timeline.invocationEnded(1, 5_000);
        add("stage_parked", "infrastructure", "", 4_900);
        assertThat(timeline.stages()).singleElement().satisfies(stage -> {
            assertThat(stage.ending()).isEqualTo(Span.Ending.PARKED);
            assertThat(stage.millis(0)).isEqualTo(3_900);
        });
    }

    @Test
    void split_runOfTwoInvocations_addsUpWhatEachWorked() {
        add("stage_started", "infrastructure", "", 10_000);
        add("wait_started", "infrastructure", "aws_eks_cluster.main", 20_000);
        timeline.invocationEnded(1, 40_000);
        timeline.add(new TimelineEvent(2, "stage_started", "infrastructure", "", 60_000, ""));
        timeline.add(new TimelineEvent(2, "wait_started", "infrastructure", "aws_eks_cluster.main", 65_000, ""));
        timeline.add(new TimelineEvent(2, "wait_finished", "infrastructure", "aws_eks_cluster.main", 85_000, ""));
        timeline.add(new TimelineEvent(2, "stage_finished", "infrastructure", "", 90_000, ""));
        TimeSplit split = TimeSplit.of(timeline, new Interval(0, 100_000));
        assertThat(split.waitedMillis()).isEqualTo(40_000);
        assertThat(split.oursOnCriticalPathMillis()).isEqualTo(60_000);
        assertThat(split.criticalPath())
                .containsExactly(new TimeSplit.Segment(
                        "infrastructure", 60_000, 40_000, List.of(new TimeSplit.Wait("aws_eks_cluster.main", 40_000))));
    }

    @Test
    void view_offATerminal_appendsPlainLines() {
        String shown = shown(false);
        assertThat(shown)
                .contains("   0.0 s  bundle")
                .doesNotContain("waited for aws_eks_cluster.main")
                .contains("finished after 65.0 s")
                .doesNotContain("\u001b");
    }

    @Test
    void view_waitThatLasts_isAnnouncedOnce() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Ink(false), false, 80);
        add("wait_started", "infrastructure", "aws_lb.main", 1_000);
        try (LiveView view = LiveView.start(timeline, screen, 0, at(8_000))) {
            await().until(() -> bytes.toString(StandardCharsets.UTF_8).contains("waiting for aws_lb.main"));
            TimelineEvent end = new TimelineEvent(1, "wait_finished", "infrastructure", "aws_lb.main", 9_000, "");
            timeline.add(end);
            view.show(end);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).containsOnlyOnce("waited for aws_lb.main, 8.0 s");
    }

    @Test
    void view_onATerminal_keepsWaitsOutOfTheLines() {
        assertThat(shown(true)).contains("finished after").doesNotContain("waited for aws_eks_cluster.main");
    }

    @Test
    void ink_notColored_leavesTextAlone() {
        assertThat(new Ink(false).bad("x")).isEqualTo("x");
        assertThat(new Ink(true).bad("x")).startsWith("\u001b[");
    }

    private String shown(boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Ink(false), terminal, 80);
        // A clock before every wait of the run: none of them has lasted yet, however slow this machine is.
        try (LiveView view = LiveView.start(timeline, screen, 0, at(0))) {
            run(view);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static InstantSource at(long millis) {
        return InstantSource.fixed(Instant.ofEpochMilli(millis));
    }

    private void run(LiveView view) {
        for (String line : lines()) {
            TimelineEvent.parse(1, line).ifPresent(event -> {
                timeline.add(event);
                view.show(event);
            });
        }
    }

    private void overlappedRun() {
        for (String line : lines()) {
            TimelineEvent.parse(1, line).ifPresent(timeline::add);
        }
    }

    private static String[] lines() {
        return new String[] {
            line("stage_started", "bundle", "", 1, ""),
            line("stage_finished", "bundle", "", 4_000, ""),
            line("stage_started", "promote", "", 5_000, ""),
            line("wait_started", "promote", "db", 5_000, ""),
            line("stage_started", "infrastructure", "", 6_000, ""),
            line("wait_started", "infrastructure", "aws_eks_cluster.main", 10_000, ""),
            line("wait_finished", "promote", "db", 30_000, ""),
            line("stage_finished", "promote", "", 30_000, ""),
            line("wait_finished", "infrastructure", "aws_eks_cluster.main", 70_000, ""),
            line("stage_finished", "infrastructure", "", 71_000, ""),
            line("stage_started", "applications", "", 72_000, ""),
            line("wait_started", "applications", "erp", 75_000, ""),
            line("wait_finished", "applications", "erp", 95_000, ""),
            line("stage_finished", "applications", "", 96_000, ""),
        };
    }

    private void add(String kind, String stage, String subject, long at) {
        timeline.add(new TimelineEvent(1, kind, stage, subject, at, ""));
    }

    private static String line(String kind, String stage, String subject, long at, String message) {
        return "{\"level\":\"INFO\",\"message\":\"%s\",\"timeline\":\"%s\",\"stage\":\"%s\",\"subject\":\"%s\",\"at_ms\":%d}"
                .formatted(message, kind, stage, subject, at);
    }
}
