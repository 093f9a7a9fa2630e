package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What an application has without asking for it. */
@TestInstance(Lifecycle.PER_CLASS)
class ApplicationDefaultsTest {
    private Manifests manifests = new Manifests(List.of());

    @BeforeAll
    void render(@TempDir Path scratch) {
        manifests = Rendering.ofApplication(scratch).with("{}");
    }

    @Test
    void container_byDefault_hasNoPrivilege() {
        JsonNode context = manifests.container().path("securityContext");

        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.at("/capabilities/drop")).hasToString("[\"ALL\"]");
        assertThat(context.path("privileged").asBoolean()).isFalse();
    }

    @Test
    void pod_byDefault_isNotRootAndConfined() {
        JsonNode spec = manifests.podTemplate().path("spec");

        assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(spec.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(spec.path("enableServiceLinks").asBoolean(true)).isFalse();
        assertThat(manifests
                        .the("ServiceAccount")
                        .path("automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void tmp_byDefault_isWritable() {
        assertThat(manifests.container().at("/volumeMounts/0/mountPath").asText())
                .isEqualTo("/tmp");
        assertThat(manifests.podTemplate().at("/spec/volumes/0/emptyDir").isObject())
                .isTrue();
    }

    @Test
    void probes_byDefault_askSeparatePaths() {
        List<String> paths = List.of(
                manifests.container().at("/startupProbe/httpGet/path").asText(),
                manifests.container().at("/readinessProbe/httpGet/path").asText(),
                manifests.container().at("/livenessProbe/httpGet/path").asText());

        assertThat(paths).doesNotHaveDuplicates().allMatch(path -> path.startsWith("/"));
    }

    @Test
    void selectors_everywhere_areNameAndInstanceOnly() {
        Map<String, String> expected =
                Map.of("app.kubernetes.io/name", "application", "app.kubernetes.io/instance", Rendering.RELEASE);

        for (JsonNode selector : List.of(
                manifests.the("Deployment").at("/spec/selector/matchLabels"),
                manifests.the("Service").at("/spec/selector"),
                manifests.the("PodDisruptionBudget").at("/spec/selector/matchLabels"),
                manifests.the("NetworkPolicy").at("/spec/podSelector/matchLabels"),
                manifests.podTemplate().at("/spec/topologySpreadConstraints/0/labelSelector/matchLabels"))) {
            assertThat(StreamSupport.stream(((Iterable<String>) selector::fieldNames).spliterator(), false)
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            expected.forEach(
                    (label, value) -> assertThat(selector.path(label).asText()).isEqualTo(value));
        }
    }

    @Test
    void memory_byDefault_isLimitedToTheRequest() {
        JsonNode resources = manifests.container().path("resources");

        assertThat(resources.at("/limits/memory").asText())
                .isNotEmpty()
                .isEqualTo(resources.at("/requests/memory").asText());
        assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
    }

    @Test
    void pods_byDefault_spreadOverZonesWithoutWaitingForOne() {
        JsonNode spread = manifests.podTemplate().at("/spec/topologySpreadConstraints/0");

        assertThat(spread.path("topologyKey").asText()).isEqualTo("topology.kubernetes.io/zone");
        assertThat(spread.path("whenUnsatisfiable").asText()).isEqualTo("ScheduleAnyway");
    }

    @Test
    void networkPolicy_byDefault_letsInOnlyTheApplicationsPortAndOutToTheDatabase() {
        JsonNode spec = manifests.the("NetworkPolicy").path("spec");

        assertThat(spec.path("policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
        assertThat(spec.path("ingress")).hasSize(1);
        assertThat(spec.at("/ingress/0/ports")).hasToString("[{\"protocol\":\"TCP\",\"port\":8080}]");
        assertThat(spec.path("egress").toString()).contains("{\"protocol\":\"TCP\",\"port\":5432}");
    }

    @Test
    void image_byDefault_isNotServedFromTheAwsRegionThatMayBeGone() {
        // The public ECR registry is in us-east-1; Docker Hub went down with that region in 2017 and in 2025.
        assertThat(manifests.container().path("image").asText())
                .startsWith("ghcr.io/")
                .endsWith(":1.28.0-alpine");
    }

    @Test
    void objects_byDefault_haveNoNamespaceAndNoInstantOfAFailover() {
        assertThat(manifests.objects()).allSatisfy(object -> assertThat(
                        object.at("/metadata/namespace").isMissingNode())
                .isTrue());
        assertThat(manifests.podTemplate().at("/metadata/annotations").has("drfailover.io/restartedAt"))
                .isFalse();
    }
}
