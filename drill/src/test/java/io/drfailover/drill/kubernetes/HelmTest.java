package io.drfailover.drill.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.UpgradeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Helm engine against the emulated API. */
class HelmTest {
    private static final Path CHART = Path.of("src/test/resources/io/drfailover/drill/kubernetes/chart");
    private static final String NAMESPACE = "shop";

    private KubernetesApi api;
    private Path kubeconfig;

    @BeforeEach
    void startApi(@TempDir Path folder) throws IOException {
        api = KubernetesApi.start("drill");
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), api.kubeconfig());
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void install_completeChart_isDeployedAndReady() {
        Release release = upgradeInstall().call();

        assertThat(release.getStatus()).isEqualToIgnoringCase("deployed");
        assertThat(one("apps/v1", "Deployment", "web")
                        .at("/status/readyReplicas")
                        .asInt())
                .isEqualTo(1);
        assertThat(one("v1", "Service", "web").at("/spec/clusterIP").asText()).startsWith("10.100.");
        assertThat(one("v1", "Service", "web-node").at("/spec/ports/0/nodePort").asInt())
                .isBetween(30_000, 32_767);
        assertThat(one("apps/v1", "StatefulSet", "web-queue")
                        .at("/status/readyReplicas")
                        .asInt())
                .isEqualTo(2);
        assertThat(one("batch/v1", "Job", "web-migrate").at("/status/succeeded").asInt())
                .isEqualTo(1);
        assertThat(environment()).containsExactly("DATABASE_HOST=first.invalid", "KEPT=as it was");
    }

    @Test
    void upgrade_annotationAndVariable_keepsTheRest() {
        upgradeInstall().call();
        String nodePort =
                one("v1", "Service", "web-node").at("/spec/ports/0/nodePort").asText();

        Release release = upgradeInstall()
                .set("databaseHost", "second.invalid")
                .set("restartedAt", "2026-01-01T00:00:00Z")
                .call();

        assertThat(release.getRevision()).isEqualTo("2");
        JsonNode template = one("apps/v1", "Deployment", "web").at("/spec/template");
        assertThat(template.at("/metadata/annotations/restartedAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(template.at("/metadata/labels/app").asText()).isEqualTo("web");
        assertThat(template.at("/spec/containers")).hasSize(1);
        assertThat(template.at("/spec/containers/0/ports")).hasSize(2);
        assertThat(template.at("/spec/containers/0/volumeMounts")).hasSize(1);
        assertThat(template.at("/spec/containers/0/readinessProbe/periodSeconds")
                        .asInt())
                .isEqualTo(10);
        assertThat(environment()).containsExactly("DATABASE_HOST=second.invalid", "KEPT=as it was");
        assertThat(one("v1", "Service", "web-node").at("/spec/ports/0/nodePort").asText())
                .isEqualTo(nodePort);
    }

    @Test
    void upgradeInstall_twiceTheSame_changesNoWorkload() {
        upgradeInstall().call();
        JsonNode before = one("apps/v1", "Deployment", "web");

        Release release = upgradeInstall().call();

        assertThat(release.getRevision()).isEqualTo("2");
        assertThat(one("apps/v1", "Deployment", "web").at("/metadata/generation"))
                .isEqualTo(before.at("/metadata/generation"));
    }

    @Test
    void testAndList_deployedRelease_succeed() {
        upgradeInstall().call();

        Release tested = Helm.test("web")
                .withKubeConfig(kubeconfig)
                .withNamespace(NAMESPACE)
                .withTimeout(20)
                .call();

        assertThat(tested.getStatus()).isEqualToIgnoringCase("deployed");
        assertThat(one("v1", "Pod", "web-test").at("/status/phase").asText()).isEqualTo("Succeeded");
        assertThat(Helm.list()
                        .withKubeConfig(kubeconfig)
                        .withNamespace(NAMESPACE)
                        .call())
                .singleElement()
                .satisfies(release -> assertThat(release.getChart()).isEqualTo("sample-1.0.0"));
    }

    @Test
    void uninstall_deployedRelease_leavesNothingOfIt() {
        upgradeInstall().call();

        Helm.uninstall("web")
                .withKubeConfig(kubeconfig)
                .withNamespace(NAMESPACE)
                .call();

        assertThat(api.list("apps/v1", "Deployment", NAMESPACE)).isEmpty();
        assertThat(api.list("v1", "Secret", NAMESPACE)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> api.list("apps/v1", "ReplicaSet", NAMESPACE).isEmpty());
    }

    @Test
    void install_imageNeverReady_failsAtTheDeadlineAndStaysVisible() {
        assertThatThrownBy(() -> upgradeInstall()
                        .set("image", "registry.invalid/never-ready:1.0")
                        .withTimeout(2)
                        .call())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("context deadline exceeded");

        assertThat(releases()).extracting(Release::getStatus).containsExactly("failed");
    }

    @Test
    void list_releaseLeftPending_isSeenWithAllOnly() throws Exception {
        upgradeInstall().call();
        makePending();

        assertThat(Helm.list()
                        .withKubeConfig(kubeconfig)
                        .withNamespace(NAMESPACE)
                        .call())
                .isEmpty();
        assertThat(releases()).extracting(Release::getStatus).containsExactly("pending-install");
    }

    @Test
    void install_unreachableApi_saysSo() {
        api.becomeUnreachable();

        assertThatThrownBy(() -> upgradeInstall().call())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cluster unreachable")
                .hasMessageContaining("connection refused");
    }

    private UpgradeCommand upgradeInstall() {
        return new Helm(CHART)
                .upgrade()
                .withKubeConfig(kubeconfig)
                .withName("web")
                .withNamespace(NAMESPACE)
                .install()
                .createNamespace()
                .waitReady()
                .withTimeout(20);
    }

    private List<Release> releases() {
        return Helm.list()
                .withKubeConfig(kubeconfig)
                .withNamespace(NAMESPACE)
                .all()
                .call();
    }

    /** As a killed run leaves it: the release's own record says pending-install. */
    private void makePending() throws IOException, InterruptedException {
        JsonNode secret = one("v1", "Secret", "sh.helm.release.v1.web.v1");
        String record = ReleaseRecord.decode(secret.at("/data/release").asText())
                .replace("\"status\":\"deployed\"", "\"status\":\"pending-install\"");
        ApiClient.Reply reply = new ApiClient(api)
                .patch(
                        "/api/v1/namespaces/shop/secrets/sh.helm.release.v1.web.v1",
                        "application/merge-patch+json",
                        "{\"metadata\":{\"labels\":{\"status\":\"pending-install\"}},\"data\":{\"release\":\""
                                + ReleaseRecord.encode(record) + "\"}}");
        assertThat(reply.status()).isEqualTo(200);
    }

    private JsonNode one(String apiVersion, String kind, String name) {
        return api.list(apiVersion, kind, NAMESPACE).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " " + name + " is not there"));
    }

    private List<String> environment() {
        List<String> variables = new ArrayList<>();
        one("apps/v1", "Deployment", "web")
                .at("/spec/template/spec/containers/0/env")
                .forEach(entry -> variables.add(
                        entry.path("name").asText() + "=" + entry.path("value").asText()));
        return variables;
    }
}
