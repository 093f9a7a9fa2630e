package io.drfailover.drill.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Who gets in: tokens made with the SDK's own signer. */
class AuthenticationTest {
    private static final String NAMESPACES = "/api/v1/namespaces";

    private KubernetesApi api;

    @BeforeEach
    void startApi() {
        api = KubernetesApi.start(
                new KubernetesApiSettings("drill", Duration.ZERO, Map.of("AKIAKNOWN", "known-secret")));
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void request_freshEksToken_isServedAndRecordedByAccessKey() throws Exception {
        assertThat(get(token("AKIATEST", "secret", "drill", Instant.now(), 60)).status())
                .isEqualTo(200);

        assertThat(api.requests()).containsExactly(new ApiRequest("GET", NAMESPACES, "AKIATEST", 200));
    }

    @Test
    void request_knownKeyAndRightSecret_isServed() throws Exception {
        assertThat(get(token("AKIAKNOWN", "known-secret", "drill", Instant.now(), 60))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void request_knownKeyAndWrongSecret_isRefused() throws Exception {
        assertRefused(token("AKIAKNOWN", "guessed", "drill", Instant.now(), 60), "signature");
    }

    @Test
    void request_knownKeyAndOtherCluster_isRefused() throws Exception {
        assertRefused(token("AKIAKNOWN", "known-secret", "other", Instant.now(), 60), "signature");
    }

    @Test
    void request_noToken_isRefused() throws Exception {
        assertRefused("", "no bearer token");
    }

    @Test
    void request_otherToken_isRefused() throws Exception {
        assertRefused("anything", "k8s-aws-v1.");
    }

    @Test
    void request_notAUrl_isRefused() throws Exception {
        assertRefused("k8s-aws-v1.!!!", "base64url");
    }

    @Test
    void request_tokenOlderThanFifteenMinutes_isRefused() throws Exception {
        Instant made = Instant.now().minus(Duration.ofMinutes(16));

        assertRefused(token("AKIATEST", "secret", "drill", made, 60), "older than 15 minutes");
    }

    @Test
    void request_otherExpiry_isRefused() throws Exception {
        assertRefused(token("AKIATEST", "secret", "drill", Instant.now(), 900), "X-Amz-Expires");
    }

    @Test
    void request_clusterNotSigned_isRefused() throws Exception {
        assertRefused(token("AKIATEST", "secret", "", Instant.now(), 60), "signed headers");
    }

    private ApiClient.Reply get(String token) throws IOException, InterruptedException {
        return new ApiClient(api, token).get(NAMESPACES);
    }

    private void assertRefused(String token, String why) throws Exception {
        ApiClient.Reply reply = get(token);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("kind").asText()).isEqualTo("Status");
        assertThat(reply.body().path("reason").asText()).isEqualTo("Unauthorized");
        assertThat(reply.body().path("message").asText()).contains(why);
        assertThat(api.requests()).containsExactly(new ApiRequest("GET", NAMESPACES, "", 401));
    }

    private static String token(String accessKey, String secret, String cluster, Instant made, int expires) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol("https")
                .host("sts.eu-west-1.amazonaws.com")
                .encodedPath("/")
                .putRawQueryParameter("Action", "GetCallerIdentity")
                .putRawQueryParameter("Version", "2011-06-15");
        if (!cluster.isEmpty()) {
            request.putHeader("x-k8s-aws-id", cluster);
        }
        String url = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(AwsCredentialsIdentity.create(accessKey, secret))
                        .request(request.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(expires))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(made, ZoneOffset.UTC)))
                .request()
                .getUri()
                .toString();
        return "k8s-aws-v1."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
    }
}
