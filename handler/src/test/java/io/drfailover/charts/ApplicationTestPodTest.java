package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pod of {@code helm test}. */
class ApplicationTestPodTest {
    private static final Path TEMPLATE = Charts.APPLICATION.resolve("templates/tests/connection.yaml");

    private final Path scratch;

    ApplicationTestPodTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void testPod_isAHookThatCleansUp() {
        assertThat(Charts.read(TEMPLATE))
                .contains("helm.sh/hook: test\n")
                .contains("helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded\n");
    }

    @Test
    void testPod_asksTheServiceByName() {
        JsonNode pod = manifests("{fullnameOverride: konecta-erp, service: {port: 8080}, helmTest: {path: /health}}")
                .the("Pod");

        assertThat(pod.at("/spec/containers/0/command").toString()).contains("\"http://konecta-erp:8080/health\"");
        assertThat(pod.at("/spec/restartPolicy").asText()).isEqualTo("Never");
    }

    @Test
    void testPod_isNoPodOfTheApplication_soThatItGetsNoTraffic() {
        Manifests manifests = manifests("{}");
        String label = "app.kubernetes.io/name";

        assertThat(manifests.the("Pod").at("/metadata/labels").path(label).asText())
                .isNotEmpty()
                .isNotEqualTo(manifests
                        .the("Service")
                        .at("/spec/selector")
                        .path(label)
                        .asText());
    }

    @Test
    void testPod_hasNoPrivilege() {
        JsonNode spec = manifests("{}").the("Pod").path("spec");

        assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(spec.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(spec.at("/containers/0/securityContext/capabilities/drop")).hasToString("[\"ALL\"]");
        assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @Test
    void testPod_underANarrowNetworkPolicy_mayStillAsk() {
        Manifests manifests = manifests("networkPolicy: {ingressFrom: [{podSelector: {matchLabels: {a: b}}}]}");

        JsonNode admitted = manifests.the("NetworkPolicy").at("/spec/ingress/0/from/1/podSelector/matchLabels");
        JsonNode labels = manifests.the("Pod").at("/metadata/labels");
        assertThat(admitted.isEmpty()).isFalse();
        admitted.properties()
                .forEach(entry -> assertThat(labels.path(entry.getKey())).isEqualTo(entry.getValue()));
    }

    private Manifests manifests(String values) {
        Path copy = ChartCopy.in(scratch).withoutHooks().folder();
        return new Rendering(copy, Rendering.RELEASE, scratch).with(values);
    }
}
