package io.drfailover.drill.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.UpgradeCommand;
import io.drfailover.drill.kubernetes.KubernetesApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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

    private final Path folder;

    RealClusterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void install_throughTheProxy_reachesTheClusterWithItsOwnCredentials() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything");
                RealCluster cluster = RealCluster.behindProxy(kubeconfig("inner", inner.kubeconfig()), "dr")) {
            install(cluster, eksToken("dr")).call();
            assertThat(inner.list("apps/v1", "Deployment", "shop")).isNotEmpty();
            assertThat(cluster.list("apps/v1", "Deployment", "shop"))
                    .extracting(object -> object.at("/metadata/name").asText())
                    .contains("web");
            assertThat(cluster.list("v1", "Namespace", ""))
                    .extracting(object -> object.at("/metadata/name").asText())
                    .contains("shop");
            assertThat(cluster.mutations()).isPositive().isLessThan(cluster.requests());
            assertThat(inner.requests()).allMatch(request -> request.user().equals("operator"));
        }
    }

    @Test
    void install_tokenOfAnotherCluster_isRefusedByTheProxy() throws Exception {
        try (KubernetesApi inner = KubernetesApi.start("anything");
                RealCluster cluster = RealCluster.behindProxy(kubeconfig("inner", inner.kubeconfig()), "dr")) {
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
                .isThrownBy(() -> RealCluster.behindProxy(kubeconfig, "dr"))
                .withMessageContaining("https://127.0.0.1")
                .withMessageContaining("kubectl version");
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
                .withNamespace("shop")
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
