package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class ReleaseInstallerTest {
    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock();
    private final RecordingHelm helm = new RecordingHelm();
    private final ClusterAccess cluster = new ClusterAccess("dr", URI.create("https://127.0.0.1:1"), "Q0E=");
    private final ReleaseValues values = new ReleaseValues(
            new DatabaseEndpoint("replica.eu", 5432, "erp"),
            new DatabaseCredentials("admin", "hunter2", ""),
            "eu-west-1",
            MovingClock.START,
            "erp");

    private List<AppRelease> install(Duration left) {
        var token = new ClusterToken(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")), "eu-west-1");
        return new ReleaseInstaller(helm, token, "konecta", directory, new SilentProgress())
                .ensureInstalled(
                        new ReleasePlan(List.of(release("web", 2), release("backend", 1))),
                        cluster,
                        values,
                        clock.deadline(left));
    }

    private static ReleaseSpec release(String name, int wave) {
        return new ReleaseSpec(
                name,
                Path.of("chart.tgz"),
                wave,
                name.equals("web"),
                Duration.ofMinutes(5),
                new JsonMapper().createObjectNode().put("replicaCount", 2));
    }

    @Test
    void ensureInstalled_installsInTheOrderOfWaves() {
        assertThat(install(Duration.ofMinutes(14))).extracting(AppRelease::name).containsExactly("backend", "web");
        assertThat(helm.calls).containsExactly("install backend PT5M", "install web PT5M");
    }

    @Test
    void ensureInstalled_shortDeadline_givesHelmLessThanIsLeft() {
        install(Duration.ofSeconds(70));

        assertThat(helm.calls).first().isEqualTo("install backend PT1M");
    }

    @Test
    void ensureInstalled_privateFiles_areGoneAfterwardsEvenAfterAFailure() {
        helm.failing = "web";

        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> install(Duration.ofMinutes(14)))
                .satisfies(e -> assertThat(e.release()).isEqualTo("web"));
        assertThat(helm.files).hasSize(4).allSatisfy(f -> assertThat(f).doesNotExist());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ensureInstalled_firstFails_doesNotTouchTheSecond() {
        helm.failing = "backend";

        assertThatExceptionOfType(ReleaseException.class).isThrownBy(() -> install(Duration.ofMinutes(14)));
        assertThat(helm.calls).hasSize(1);
    }

    @Test
    void ensureInstalled_noTimeLeft_doesNotBegin() {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> install(Duration.ofSeconds(5)))
                .withMessageContaining("no time is left to install \"backend\"");
        assertThat(helm.calls).isEmpty();
    }

    @Test
    void ensureInstalled_leftPendingByAKilledRun_isRemovedFirst() {
        helm.releases.add(new AppRelease("web", "application-1.0.0", "1", "pending-install"));
        helm.releases.add(new AppRelease("backend", "application-1.0.0", "3", "failed"));

        install(Duration.ofMinutes(14));

        assertThat(helm.calls).containsExactly("install backend PT5M", "uninstall web", "install web PT5M");
    }

    @Test
    void ensureInstalled_values_carryDatabaseRegionRestartAndName() {
        install(Duration.ofMinutes(14));

        assertThat(helm.values.get(1))
                .contains("\"host\":\"replica.eu\"", "\"port\":5432", "\"password\":\"hunter2\"")
                .contains("\"region\":\"eu-west-1\"", "\"restartedAt\":\"2026-11-23T03:00:00Z\"")
                .contains("\"fullnameOverride\":\"erp\"", "\"replicaCount\":2");
        assertThat(helm.values.get(0)).doesNotContain("fullnameOverride");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "aHVudGVyMg=="})
    void redaction_errorThatQuotesThePassword_doesNotPassItOn(String form) {
        var quoting = new ReleaseException("web", "the value \"" + form + "\" does not match", "look", null);

        assertThat(quoting.redacted(new Redaction(values.credentials())))
                .hasMessage("applications: the value \"[password]\" does not match; look")
                .hasNoCause();
    }

    @Test
    void credentials_printed_hideThePassword() {
        assertThat(values.toString()).doesNotContain("hunter2");
    }
}
