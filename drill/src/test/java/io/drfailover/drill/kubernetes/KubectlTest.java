package io.drfailover.drill.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kubectl of this machine against the emulated API, with the kubeconfig that a person gets. */
class KubectlTest {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default}
            spec:
              replicas: %d
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: app
                      image: registry.invalid/web:1.0
                      env: [{name: COLOR, value: %s}, {name: KEPT, value: kept}]
            """;

    private KubernetesApi api;
    private Path folder;

    @BeforeEach
    void startApi(@TempDir Path temporary) throws IOException {
        assumeTrue(isInstalled(), "kubectl is not on the PATH");
        folder = temporary;
        api = KubernetesApi.start("drill");
        Files.writeString(folder.resolve("kubeconfig"), api.kubeconfig());
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void get_namespaces_showsThoseOfANewCluster() throws Exception {
        assertThat(kubectl("get", "ns", "-o", "name"))
                .contains("namespace/default", "namespace/kube-system")
                .doesNotContain("error");
    }

    @Test
    void apply_twice_mergesAndRollsOut() throws Exception {
        Path manifest = folder.resolve("web.yaml");
        Files.writeString(manifest, DEPLOYMENT.formatted(2, "red"));
        assertThat(kubectl("apply", "-f", manifest.toString())).contains("web created");
        assertThat(kubectl("rollout", "status", "deployment/web", "--timeout=20s"))
                .contains("successfully rolled out");

        Files.writeString(manifest, DEPLOYMENT.formatted(1, "blue"));
        assertThat(kubectl("apply", "-f", manifest.toString())).contains("web configured");

        assertThat(kubectl("rollout", "status", "deployment/web", "--timeout=20s"))
                .contains("successfully rolled out");
        assertThat(kubectl("apply", "-f", manifest.toString())).contains("unchanged");
        assertThat(kubectl("wait", "pod", "-l", "app in (web)", "--for=condition=Ready", "--timeout=20s"))
                .contains("condition met");
        assertThat(kubectl(
                        "get",
                        "deploy",
                        "web",
                        "-o",
                        "jsonpath={.status.readyReplicas} {.spec.template.spec.containers[0].env}"))
                .contains("1 ", "blue", "kept")
                .doesNotContain("red");
        assertThat(kubectl("describe", "deploy", "web")).contains("NewReplicaSet");
    }

    @Test
    void delete_namespace_takesItsContents() throws Exception {
        kubectl("create", "namespace", "shop");
        kubectl("-n", "shop", "create", "configmap", "settings", "--from-literal=a=b");
        assertThat(api.list("v1", "ConfigMap", "shop")).hasSize(1);

        assertThat(kubectl("delete", "namespace", "shop", "--timeout=20s")).contains("deleted");

        assertThat(api.list("v1", "ConfigMap", "shop")).isEmpty();
        assertThat(kubectl("-n", "shop", "create", "configmap", "settings")).contains("namespaces \"shop\" not found");
    }

    @Test
    void apply_numberInEnvironment_isRefused() throws Exception {
        Path manifest = Files.writeString(folder.resolve("web.yaml"), DEPLOYMENT.formatted(1, "5"));

        assertThat(kubectl("apply", "-f", manifest.toString()))
                .contains("cannot be handled as a Deployment", "spec.template.spec.containers");
    }

    @Test
    void apply_unknownField_isRefused() throws Exception {
        Path manifest = Files.writeString(
                folder.resolve("web.yaml"), DEPLOYMENT.formatted(1, "red").replace("replicas:", "replicaz:"));

        assertThat(kubectl("apply", "-f", manifest.toString())).contains("unknown field", "replicaz");
    }

    /** What kubectl says on both streams. */
    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", "kubeconfig"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        builder.environment().put("HOME", folder.toString());
        File output = folder.resolve("output").toFile();
        Process process =
                builder.redirectErrorStream(true).redirectOutput(output).start();
        try {
            assertThat(process.waitFor(40, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }

    private static boolean isInstalled() {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, "kubectl"))) {
                return true;
            }
        }
        return false;
    }
}
