package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many pods there are, and what a drain may take of them. */
class ApplicationScalingTest {
    private final Path scratch;

    ApplicationScalingTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicaCount: 1",
                "replicaCount: 0",
                "autoscaling: {enabled: true, minReplicas: 1}",
                "podDisruptionBudget: {enabled: false}"
            })
    void disruptionBudget_ofAtMostOnePod_isAbsent(String values) {
        // With one pod, a budget would block every drain for ever.
        assertThat(render(values).has("PodDisruptionBudget")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicaCount: 2",
                "autoscaling: {enabled: true, minReplicas: 2}",
                "{replicaCount: 1, autoscaling: {enabled: true, minReplicas: 3}}"
            })
    void disruptionBudget_aboveOnePod_letsOneGo(String values) {
        assertThat(render(values)
                        .the("PodDisruptionBudget")
                        .at("/spec/maxUnavailable")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void replicas_withoutAutoscaling_areStated() {
        Manifests manifests = render("replicaCount: 5");

        assertThat(manifests.the("Deployment").at("/spec/replicas").asInt()).isEqualTo(5);
        assertThat(manifests.has("HorizontalPodAutoscaler")).isFalse();
    }

    @Test
    void replicas_withAutoscaling_areLeftToIt() {
        Manifests manifests = render("autoscaling: {enabled: true, minReplicas: 2, maxReplicas: 4}");

        assertThat(manifests.the("Deployment").path("spec").has("replicas")).isFalse();
        assertThat(manifests
                        .the("HorizontalPodAutoscaler")
                        .at("/spec/scaleTargetRef/name")
                        .asText())
                .isEqualTo(manifests.the("Deployment").at("/metadata/name").asText());
        assertThat(manifests
                        .the("HorizontalPodAutoscaler")
                        .at("/spec/metrics/0/resource/name")
                        .asText())
                .isEqualTo("cpu");
    }

    @Test
    void autoscaling_withFewestAboveMost_saysWhichToChange() {
        assertThatThrownBy(() -> render("autoscaling: {enabled: true, minReplicas: 9, maxReplicas: 3}"))
                .hasMessageContaining("autoscaling.minReplicas (9) is above autoscaling.maxReplicas (3)");
    }

    @Test
    void autoscaling_withNothingToAimAt_saysWhatToSet() {
        assertThatThrownBy(() -> render("autoscaling: {enabled: true, targetCPUUtilizationPercentage: 0}"))
                .hasMessageContaining("set autoscaling.targetCPUUtilizationPercentage");
    }

    private Manifests render(String values) {
        return Rendering.ofApplication(scratch).with(values);
    }
}
