package io.drfailover.drill.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import io.drfailover.helm.AppRelease;
import io.drfailover.helm.ClusterAccess;
import io.drfailover.helm.ReleaseException;
import io.drfailover.helm.ReleaseSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function's removal of one record of Helm's, against the emulated API. */
class ReleaseSecretsTest {
    private static final String SECRETS = "/api/v1/namespaces/default/secrets";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private KubernetesApi api;
    private ClusterAccess cluster;

    @BeforeEach
    void startApiWithTwoRevisions() throws IOException, InterruptedException {
        api = KubernetesApi.start("drill");
        cluster = new ClusterAccess(
                "drill",
                api.endpoint(),
                Base64.getEncoder().encodeToString(api.certificateAuthorityPem().getBytes(StandardCharsets.US_ASCII)));
        keep("web.v1", "helm", "deployed");
        keep("web.v2", "helm", "pending-upgrade");
        keep("other.v2", "somebody", "pending-upgrade");
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void forget_pendingRevision_removesThatRecordOnly() {
        forget("web", ApiClient.operatorToken(api));

        assertThat(kept()).containsExactlyInAnyOrder("sh.helm.release.v1.web.v1", "sh.helm.release.v1.other.v2");
    }

    @Test
    void forget_alreadyGone_isDone() {
        forget("web", ApiClient.operatorToken(api));
        forget("web", ApiClient.operatorToken(api));

        assertThat(kept()).hasSize(2);
    }

    @Test
    void forget_statusHasChangedSince_leavesIt() throws IOException, InterruptedException {
        new ApiClient(api)
                .patch(
                        SECRETS + "/sh.helm.release.v1.web.v2",
                        "application/merge-patch+json",
                        "{\"metadata\":{\"labels\":{\"status\":\"deployed\"}}}");

        forget("web", ApiClient.operatorToken(api));

        assertThat(kept()).hasSize(3);
    }

    @Test
    void forget_secretOfSomebodyElse_leavesIt() {
        forget("other", ApiClient.operatorToken(api));

        assertThat(kept()).hasSize(3);
    }

    @Test
    void forget_notAllowed_saysWhatToDoAndNotTheToken() {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> forget("web", "k8s-aws-v1.secret-token"))
                .withMessageContainingAll("\"web\", revision 2", "401", "EKS access entry")
                .withMessageNotContaining("secret-token")
                .withNoCause();
        assertThat(now).hasValue(Instant.EPOCH);
    }

    @Test
    void forget_clusterDoesNotAnswer_triesAFewTimes() {
        api.becomeUnreachable();

        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> forget("web", "token"))
                .withMessageContaining("ConnectException");
        assertThat(now).hasValue(Instant.EPOCH.plusSeconds(7));
    }

    @Test
    void forget_invocationEndsMeanwhile_parks() {
        api.becomeUnreachable();

        assertThatExceptionOfType(Deadline.ReachedException.class)
                .isThrownBy(() -> forget("web", "token", Duration.ofSeconds(2)));
    }

    private void forget(String release, String token) {
        forget(release, token, Duration.ofMinutes(1));
    }

    private void forget(String release, String token, Duration left) {
        new ReleaseSecrets()
                .forget(
                        cluster,
                        token,
                        "default",
                        new AppRelease(release, "sample-1.0.0", "2", "pending-upgrade"),
                        Deadline.in(left, now::get, d -> now.updateAndGet(t -> t.plus(d))));
    }

    private void keep(String name, String owner, String status) throws IOException, InterruptedException {
        ApiClient.Reply reply = new ApiClient(api)
                .post(
                        SECRETS,
                        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"sh.helm.release.v1." + name
                                + "\",\"labels\":{\"owner\":\"" + owner + "\",\"status\":\"" + status + "\"}}}");
        assertThat(reply.status()).isEqualTo(201);
    }

    private List<String> kept() {
        return api.list("v1", "Secret", "default").stream()
                .map(s -> s.at("/metadata/name").asText())
                .toList();
    }
}
