package io.drfailover.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the application is reached. */
class ApplicationServiceTest {
    private final Path scratch;

    ApplicationServiceTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void service_byDefault_isInsideTheCluster() {
        JsonNode spec = render("{}").the("Service").path("spec");

        assertThat(spec.path("type").asText()).isEqualTo("ClusterIP");
        assertThat(spec.at("/ports/0").has("nodePort")).isFalse();
        assertThat(spec.has("externalTrafficPolicy")).isFalse();
    }

    @Test
    void service_nodePort_fitsTheTargetGroupOfTheRecoveryInfrastructure() {
        JsonNode spec = render("service: {type: NodePort}").the("Service").path("spec");

        assertThat(spec.at("/ports/0/nodePort").asInt()).isEqualTo(30080);
        assertThat(spec.at("/ports/0/targetPort").asText()).isEqualTo("http");
        // Every node answers: the target group takes none of them out.
        assertThat(spec.path("externalTrafficPolicy").asText()).isEqualTo("Cluster");
    }

    @Test
    void service_nodePortOfNull_isKubernetesChoice() {
        JsonNode port = render("service: {type: NodePort, nodePort: null}")
                .the("Service")
                .at("/spec/ports/0");

        assertThat(port.has("nodePort")).isFalse();
    }

    @Test
    void service_isNamedAsTheReleaseOrAsTold() {
        assertThat(render("{}").the("Service").at("/metadata/name").asText()).isEqualTo(Rendering.RELEASE);
        assertThat(render("fullnameOverride: konecta-erp")
                        .the("Service")
                        .at("/metadata/name")
                        .asText())
                .isEqualTo("konecta-erp");
    }

    @Test
    void fullnameOverride_leavesTheSelectorsAlone() {
        assertThat(render("fullnameOverride: konecta-erp").the("Service").at("/spec/selector"))
                .isEqualTo(render("{}").the("Service").at("/spec/selector"));
    }

    @Test
    void ingress_withoutHosts_saysWhatIsMissing() {
        assertThatThrownBy(() -> render("ingress: {enabled: true}"))
                .hasMessageContaining("ingress.enabled is set without ingress.hosts");
    }

    @Test
    void ingress_enabled_sendsToTheService() {
        Manifests manifests = render("ingress: {enabled: true, hosts: [{host: erp.example.com, paths: [{path: /}]}]}");

        assertThat(manifests
                        .the("Ingress")
                        .at("/spec/rules/0/http/paths/0/backend/service/name")
                        .asText())
                .isEqualTo(manifests.the("Service").at("/metadata/name").asText());
    }

    @Test
    void image_withDigest_ignoresTheTag() {
        String digest = "sha256:" + "0a".repeat(32);

        assertThat(render("image: {repository: r.example.com/erp, tag: '4.2', digest: '" + digest + "'}")
                        .container()
                        .path("image")
                        .asText())
                .isEqualTo("r.example.com/erp@" + digest);
        assertThat(render("image: {repository: r.example.com/erp, tag: '4.2'}")
                        .container()
                        .path("image")
                        .asText())
                .isEqualTo("r.example.com/erp:4.2");
    }

    private Manifests render(String values) {
        return Rendering.ofApplication(scratch).with(values);
    }
}
