package io.drfailover.drill.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.UpgradeCommand;
import io.drfailover.drill.PrerequisiteException;
import io.drfailover.drill.kubernetes.KubernetesApi;
import io.drfailover.drill.world.Scenario;
import io.drfailover.drill.world.Scenarios;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The proxy before another cluster, whose part a second emulated API plays; the real Helm engine goes through it. */
class RealClusterTest {
    private static final Path CHART = Path.of("src/test/resources/io/drfailover/drill/kubernetes/chart");

    private static final Scenario SCENARIO = Scenarios.shipped();

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Path folder;

    RealClusterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void install_throughTheProxy_reachesTheClusterWithItsOwnCredentials() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything");
                RealCluster cluster = open(inner, false)) {
            install(cluster, eksToken(SCENARIO.clusterName())).call();
            assertThat(inner.list("apps/v1", "Deployment", SCENARIO.namespace()))
                    .isNotEmpty();
            assertThat(cluster.list("apps/v1", "Deployment", SCENARIO.namespace()))
                    .extracting(object -> object.at("/metadata/name").asText())
                    .contains("web");
            assertThat(cluster.list("v1", "Namespace", ""))
                    .extracting(object -> object.at("/metadata/name").asText())
                    .contains(SCENARIO.namespace());
            assertThat(cluster.mutations()).isPositive().isLessThan(cluster.requests());
            assertThat(inner.requests()).allMatch(request -> request.user().equals("operator"));
        }
    }

    @Test
    void install_tokenOfAnotherCluster_isRefusedByTheProxy() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything");
                RealCluster cluster = open(inner, false)) {
            int before = inner.requests().size();
            UpgradeCommand install = install(cluster, eksToken("another"));
            assertThatThrownBy(install::call).isInstanceOf(IllegalStateException.class);
            assertThat(inner.requests()).hasSize(before);
        }
    }

    @Test
    void behindProxy_clusterGone_saysWhichAndHowToCheck() throws Exception {
        Path kubeconfig;
        try (KubernetesApi gone = KubernetesApi.start("anything")) {
            kubeconfig = kubeconfig("gone", gone.kubeconfig());
        }
        assertThatIOException()
                .isThrownBy(() -> RealCluster.behindProxy(kubeconfig, SCENARIO, false, told::add))
                .withMessageContaining("https://127.0.0.1")
                .withMessageContaining("kubectl version");
    }

    @Test
    void behindProxy_namespaceExists_isRefusedAndLeftAlone() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything")) {
            try (RealCluster cluster = open(inner, true)) {
                install(cluster, eksToken(SCENARIO.clusterName())).call();
            }
            assertThatExceptionOfType(PrerequisiteException.class)
                    .isThrownBy(() -> open(inner, false))
                    .withMessageContaining(inner.endpoint().toString())
                    .withMessageContaining("already has the namespace " + SCENARIO.namespace())
                    .withMessageContaining("kubectl delete namespace");
            assertThat(namespaces(inner)).contains(SCENARIO.namespace());
        }
    }

    @Test
    void close_namespaceMadeByTheDrill_isDeletedAndSaid() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything")) {
            try (RealCluster cluster = open(inner, false)) {
                assertThat(told).anyMatch(line -> line.contains("context") && line.contains(address(inner)));
                install(cluster, eksToken(SCENARIO.clusterName())).call();
                assertThat(namespaces(inner)).contains(SCENARIO.namespace());
            }
            assertThat(namespaces(inner)).doesNotContain(SCENARIO.namespace());
            assertThat(told).last().asString().startsWith("deleted the namespace " + SCENARIO.namespace());
        }
    }

    @Test
    void close_keep_leavesTheNamespaceAndSaysHowToDeleteIt() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything")) {
            try (RealCluster cluster = open(inner, true)) {
                install(cluster, eksToken(SCENARIO.clusterName())).call();
            }
            assertThat(namespaces(inner)).contains(SCENARIO.namespace());
            assertThat(told).last().asString().contains("kubectl delete namespace " + SCENARIO.namespace());
        }
    }

    @Test
    void close_namespaceMadeBySomebodyElseMeanwhile_isLeftAlone() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything")) {
            try (RealCluster mine = open(inner, false);
                    RealCluster theirs = open(inner, true)) {
                assertThat(mine.mutations()).isZero();
                install(theirs, eksToken(SCENARIO.clusterName())).call();
            }
            assertThat(namespaces(inner)).contains(SCENARIO.namespace());
        }
    }

    private RealCluster open(KubernetesApi inner, boolean stays) throws IOException {
        return RealCluster.behindProxy(kubeconfig("inner", inner.kubeconfig()), SCENARIO, stays, told::add);
    }

    private static String address(KubernetesApi inner) {
        return "127.0.0.1:" + inner.endpoint().getPort();
    }

    private static List<String> namespaces(KubernetesApi inner) {
        return inner.list("v1", "Namespace", "").stream()
                .map(object -> object.at("/metadata/name").asText())
                .toList();
    }

    private UpgradeCommand install(RealCluster cluster, String token) throws IOException {
        Path kubeconfig = kubeconfig(
                "outer",
                """
                apiVersion: v1
                kind: Config
                clusters: [{name: dr, cluster: {server: "%s", certificate-authority-data: "%s"}}]
                users: [{name: function, user: {token: "%s"}}]
                contexts: [{name: dr, context: {cluster: dr, user: function}}]
                current-context: dr
                """
                        .formatted(
                                cluster.endpoint(),
                                Base64.getEncoder()
                                        .encodeToString(cluster.certificateAuthorityPem()
                                                .getBytes(StandardCharsets.US_ASCII)),
                                token));
        return new Helm(CHART)
                .upgrade()
                .withKubeConfig(kubeconfig)
                .withName("web")
                .withNamespace(SCENARIO.namespace())
                .install()
                .createNamespace()
                .waitReady()
                .withTimeout(20);
    }

    private Path kubeconfig(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), content);
    }

    /** As {@code aws eks get-token} makes it. */
    private static String eksToken(String clusterName) {
        String url = AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsCredentialsIdentity.create("testing", "testing"))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .protocol("https")
                                .host("sts.eu-west-1.amazonaws.com")
                                .encodedPath("/")
                                .putRawQueryParameter("Action", "GetCallerIdentity")
                                .putRawQueryParameter("Version", "2011-06-15")
                                .putHeader("x-k8s-aws-id", clusterName)
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(1)))
                .request()
                .getUri()
                .toString();
        return "k8s-aws-v1."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
    }
}
