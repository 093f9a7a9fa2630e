package io.drfailover.drill.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an invocation leaves of a release when it is killed, and what the next one makes of it: with the real engine. */
class HelmHealingTest {
    private static final String NAMESPACE = Applications.NAMESPACE;
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private final Applications.Lines lines = new Applications.Lines();
    private KubernetesApi api;
    private Applications applications;

    @BeforeEach
    void startApi(@TempDir Path folder) throws IOException {
        api = KubernetesApi.start(new KubernetesApiSettings(
                Applications.CLUSTER, Duration.ZERO, Map.of(Applications.ACCESS_KEY, Applications.SECRET_KEY)));
        applications = Applications.of(api, folder);
        // Another release, whose name begins the same.
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), api.kubeconfig());
        new Helm(Applications.CHART)
                .upgrade()
                .withKubeConfig(kubeconfig)
                .withName("web-other")
                .withNamespace(NAMESPACE)
                .install()
                .createNamespace()
                .waitReady()
                .withTimeout(60)
                .call();
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void install_killedInTheFirstInstall_isDeployedOverWhatIsThere() throws Exception {
        killInstalling(() ->
                statusOf("v1").equals("pending-install") && !pods("web-agent").isEmpty());
        List<String> pods = pods("web-agent");
        List<String> others = others();

        assertThat(install()).isEqualTo(deployed(1));

        assertThat(lines.told).startsWith("installing web", "repairing what was left: revision 1 is pending-install");
        assertThat(pods("web-agent")).isNotEmpty().isEqualTo(pods);
        assertThat(others()).isEqualTo(others);
    }

    @Test
    void install_killedInAnUpgrade_isDeployedAndItsPodsNeverWentAway() throws Exception {
        install();
        List<String> pods = pods("web-agent");
        killInstalling(() -> statusOf("v2").equals("pending-upgrade")
                && one("apps/v1", "Deployment", "web").toString().contains(Applications.NEVER_READY));
        List<String> others = others();
        Applications.Lines next = new Applications.Lines();

        assertThat(applications.install(Applications.READY, ENOUGH, next)).containsExactly(deployed(2));

        assertThat(next.told).contains("repairing what was left: revision 2 is pending-upgrade");
        assertThat(statusOf("v1")).isEqualTo("superseded");
        assertThat(pods("web-agent")).isEqualTo(pods);
        assertThat(others()).isEqualTo(others);
    }

    @Test
    void install_firstRevisionFailed_isInstalledAnewWithItsHooksAndKeepsHealthyPods() {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() ->
                        applications.install(Applications.NEVER_READY, Duration.ofSeconds(1), new Applications.Lines()))
                .satisfies(e -> assertThat(e.isNotReadyInTime()).isTrue());
        assertThat(statusOf("v1")).isEqualTo("failed");
        List<String> pods = pods("web-agent");
        List<String> others = others();
        assertThat(setupRan()).isFalse();

        assertThat(install()).isEqualTo(deployed(1));

        assertThat(pods("web-agent")).isNotEmpty().isEqualTo(pods);
        assertThat(setupRan()).isTrue();
        assertThat(others()).isEqualTo(others);
    }

    @Test
    void install_laterRevisionFailed_isUpgraded() {
        install();
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> applications.install(
                        Applications.NEVER_READY, Duration.ofSeconds(1), new Applications.Lines()));

        assertThat(applications.install(Applications.READY, ENOUGH, new Applications.Lines()))
                .containsExactly(deployed(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uninstalling", "uninstalled", "pending-rollback"})
    void install_statusThatHelmRefuses_isRepaired(String status) throws Exception {
        install();
        recordSays(status);
        List<String> others = others();

        assertThat(applications.install(Applications.READY, ENOUGH, new Applications.Lines()))
                .containsExactly(deployed(1));

        assertThat(others()).isEqualTo(others);
    }

    @Test
    void install_deployedAndRecorded_asksOnlyWhatThereIs() {
        install();
        int before = api.requests().size();

        assertThat(install()).isEqualTo(deployed(1));

        assertThat(api.requests().stream().skip(before))
                .allMatch(r -> r.method().equals("GET"));
    }

    private AppRelease install() {
        return applications.install(Applications.READY, ENOUGH, lines).get(0);
    }

    private static AppRelease deployed(int revision) {
        return new AppRelease("web", "healing-1.0.0", Integer.toString(revision), "deployed");
    }

    /** Another invocation gets as far as that and is killed, as Lambda kills: without a word. */
    private void killInstalling(BooleanSupplier reached) throws IOException, InterruptedException {
        Process invocation = applications.startInstalling(Applications.NEVER_READY);
        try {
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(2))
                    .until(reached::getAsBoolean);
        } finally {
            invocation.destroyForcibly().waitFor();
        }
    }

    private void recordSays(String status) throws IOException, InterruptedException {
        JsonNode secret = one("v1", "Secret", "sh.helm.release.v1.web.v1");
        String record = ReleaseRecord.decode(secret.at("/data/release").asText())
                .replace("\"status\":\"deployed\"", "\"status\":\"" + status + "\"");
        ApiClient.Reply reply = new ApiClient(api)
                .patch(
                        "/api/v1/namespaces/shop/secrets/sh.helm.release.v1.web.v1",
                        "application/merge-patch+json",
                        "{\"metadata\":{\"labels\":{\"status\":\"" + status + "\"}},\"data\":{\"release\":\""
                                + ReleaseRecord.encode(record) + "\"}}");
        assertThat(reply.status()).isEqualTo(200);
    }

    private String statusOf(String revision) {
        return api.list("v1", "Secret", NAMESPACE).stream()
                .filter(s -> s.at("/metadata/name").asText().equals("sh.helm.release.v1.web." + revision))
                .map(s -> s.at("/metadata/labels/status").asText())
                .collect(Collectors.joining());
    }

    /** The hook that Helm runs after an install and not after an upgrade. */
    private boolean setupRan() {
        return api.list("batch/v1", "Job", NAMESPACE).stream()
                .anyMatch(j -> j.at("/metadata/name").asText().equals("web-setup"));
    }

    private List<String> pods(String prefix) {
        return api.list("v1", "Pod", NAMESPACE).stream()
                .map(p -> p.at("/metadata/name").asText())
                .filter(name -> name.startsWith(prefix + "-"))
                .sorted()
                .toList();
    }

    /** Everything of the other release, with its resource versions. */
    private List<String> others() {
        return Stream.of(
                        api.list("v1", "Secret", NAMESPACE),
                        api.list("v1", "Pod", NAMESPACE),
                        api.list("apps/v1", "Deployment", NAMESPACE))
                .flatMap(List::stream)
                .map(o -> o.at("/metadata/name").asText() + " "
                        + o.at("/metadata/resourceVersion").asText())
                .filter(o -> o.contains("web-other"))
                .sorted()
                .toList();
    }

    private JsonNode one(String apiVersion, String kind, String name) {
        return api.list(apiVersion, kind, NAMESPACE).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " " + name + " is not there"));
    }
}
