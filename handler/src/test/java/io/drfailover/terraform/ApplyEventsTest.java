package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.SilentProgress;
import org.junit.jupiter.api.Test;

class ApplyEventsTest {
    private final SilentProgress progress = new SilentProgress();

    private static String event(String type, String address) {
        return "{\"type\":\"" + type + "\",\"hook\":{\"resource\":{\"addr\":\"" + address
                + "\"},\"action\":\"create\"}}";
    }

    @Test
    void accept_startAndComplete_areAWait() {
        try (var events = new ApplyEvents(progress)) {
            events.accept(event("apply_start", "aws_vpc.a"));
            events.accept("not json");
            events.accept(event("apply_progress", "aws_vpc.a"));
            events.accept(event("apply_complete", "aws_vpc.a"));
            events.accept(event("apply_complete", "aws_vpc.unknown"));
        }

        assertThat(progress.told).containsExactly("begin aws_vpc.a", "end aws_vpc.a");
    }

    @Test
    void close_endsWhatTerraformDidNot() {
        try (var events = new ApplyEvents(progress)) {
            events.accept(event("apply_start", "aws_eks_cluster.a"));
        }

        assertThat(progress.told).containsExactly("begin aws_eks_cluster.a", "end aws_eks_cluster.a");
    }

    @Test
    void kept_endsAlone_withoutValuesAndDetails() {
        try (var events = new ApplyEvents(progress)) {
            events.accept(event("apply_start", "aws_vpc.a"));
            events.accept(event("apply_complete", "aws_vpc.a"));
            events.accept("{\"type\":\"outputs\",\"outputs\":{\"a\":{\"value\":\"secret\"}}}");
            events.accept("{\"@level\":\"error\",\"type\":\"diagnostic\",\"diagnostic\":{\"address\":\"aws_lb.a\","
                    + "\"summary\":\"creating\",\"detail\":\"secret\"}}");

            assertThat(events.kept())
                    .hasSize(2)
                    .noneMatch(line -> line.contains("secret"))
                    .satisfiesExactly(
                            complete -> assertThat(complete).contains("apply_complete", "aws_vpc.a", "create"),
                            error -> assertThat(error).contains("diagnostic", "aws_lb.a", "creating"));
        }
    }

    @Test
    void kept_endless_isBounded() {
        try (var events = new ApplyEvents(progress)) {
            for (int i = 0; i < 2_000; i++) {
                events.accept(event("apply_complete", "aws_vpc.a"));
            }

            assertThat(events.kept()).hasSize(500);
        }
    }

    @Test
    void diagnostics_errors_areSummedUpWithTheirAddress() {
        var diagnostics = new Diagnostics(2);
        diagnostics.stderr("noise");
        diagnostics.stdout(
                "{\"@level\":\"error\",\"diagnostic\":{\"address\":\"aws_eks_cluster.a\",\"summary\":\"creating EKS"
                        + " Cluster\",\"detail\":\"AccessDenied\"}}");

        assertThat(diagnostics.summary()).isEqualTo("aws_eks_cluster.a: creating EKS Cluster (AccessDenied)");
    }

    @Test
    void diagnostics_withoutErrors_areTheTail() {
        var diagnostics = new Diagnostics(2);
        diagnostics.stderr("one");
        diagnostics.stderr("two");
        diagnostics.stderr("three");

        assertThat(diagnostics.summary()).isEqualTo("two three");
    }
}
