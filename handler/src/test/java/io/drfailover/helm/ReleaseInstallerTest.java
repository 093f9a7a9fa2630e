package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import io.drfailover.contract.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class ReleaseInstallerTest {
    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock();
    private final RecordingHelm helm = new RecordingHelm();
    private final RememberedReleases history = new RememberedReleases();
    private final ClusterAccess cluster = new ClusterAccess("dr", URI.create("https://127.0.0.1:1"), "Q0E=");
    private final ReleaseValues values = new ReleaseValues(
            new DatabaseEndpoint("replica.eu", 5432, "erp"),
            new DatabaseCredentials("admin", "hunter2", ""),
            "eu-west-1",
            MovingClock.START,
            "erp");

    private List<AppRelease> install(Duration left) {
        return install(clock.deadline(left));
    }

    private List<AppRelease> install(Deadline deadline) {
        var token = new ClusterToken(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")), "eu-west-1");
        return new ReleaseInstaller(helm, helm, token, "konecta", directory, new SilentProgress())
                .ensureInstalled(
                        new ReleasePlan(List.of(release("web", 2), release("backend", 1))),
                        cluster,
                        values,
                        history,
                        deadline);
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
    void ensureInstalled_firstBlocked_isToldBeforeAnythingIsTouched() {
        history.leaseLost = true;
        helm.releases.add(release("backend", "1", "pending-install"));

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> install(Duration.ofMinutes(14)));
        assertThat(history.told).containsExactly("installing backend");
        assertThat(helm.calls).isEmpty();
    }

    @Nested
    class Deadlines {
        @Test
        void ensureInstalled_littleTimeLeft_parksBeforeItBegins() {
            assertThatExceptionOfType(Deadline.ReachedException.class)
                    .isThrownBy(() -> install(Duration.ofSeconds(14)))
                    .withMessageContaining("\"backend\" is not begun with 14 s left")
                    .satisfies(e -> assertThat(e.stage()).isEqualTo(Stage.APPLICATIONS));
            assertThat(helm.calls).isEmpty();
            assertThat(history.told).isEmpty();
        }

        @Test
        void ensureInstalled_shortInvocation_leavesHelmMostOfIt() {
            install(Duration.ofSeconds(28));

            assertThat(helm.calls).first().isEqualTo("install backend PT21S");
        }

        @Test
        void ensureInstalled_stagesOwnLimitIsOver_isAFailure() {
            assertThatExceptionOfType(ReleaseException.class)
                    .isThrownBy(
                            () -> install(clock.deadline(Duration.ofMinutes(14)).within(Duration.ofSeconds(5))))
                    .withMessageContaining("no time is left to install \"backend\"");
            assertThat(helm.calls).isEmpty();
        }

        @Test
        void ensureInstalled_helmGivesUpBecauseTheInvocationEnds_parksAndGoesOnNextTime() {
            helm.slow = "web";
            assertThatExceptionOfType(Deadline.ReachedException.class)
                    .isThrownBy(() -> install(Duration.ofSeconds(100)))
                    .withMessageContaining("\"web\" was not ready within the 90 s");
            assertThat(history.installed).containsOnlyKeys("backend");
            assertThat(directory).isEmptyDirectory();

            helm.slow = "";
            helm.calls.clear();
            assertThat(install(Duration.ofSeconds(100)))
                    .extracting(AppRelease::name)
                    .containsExactly("backend", "web");
            assertThat(helm.calls).containsExactly("forget web 1", "install web PT1M30S");
        }

        @Test
        void ensureInstalled_releasesOwnTimeIsOver_isAFailure() {
            helm.slow = "backend";

            assertThatExceptionOfType(ReleaseException.class)
                    .isThrownBy(() -> install(Duration.ofMinutes(14)))
                    .withMessageContaining("deadline exceeded");
        }

        @Test
        void ensureInstalled_otherErrorInAShortInvocation_isAFailure() {
            helm.failing = "backend";

            assertThatExceptionOfType(ReleaseException.class)
                    .isThrownBy(() -> install(Duration.ofSeconds(60)))
                    .withMessageContaining("forbidden");
        }
    }

    @Nested
    class Repairing {
        @ParameterizedTest
        @CsvSource({"1, pending-install", "1, pending-upgrade", "1, pending-rollback", "1, failed"})
        void ensureInstalled_firstRevisionLeftHalfDone_isForgottenAndInstalledOverItsObjects(
                String revision, String status) {
            helm.releases.add(release("web", revision, status));

            install(Duration.ofMinutes(14));

            assertThat(helm.calls).containsExactly("install backend PT5M", "forget web 1", "install web PT5M");
        }

        @ParameterizedTest
        @ValueSource(strings = {"pending-upgrade", "pending-rollback"})
        void ensureInstalled_upgradeLeftHalfDone_isForgottenAndDoneAgain(String status) {
            helm.releases.add(release("web", "1", "superseded"));
            helm.releases.add(release("web", "2", "deployed"));
            helm.releases.add(release("web", "3", status));

            assertThat(install(Duration.ofMinutes(14))).last().isEqualTo(release("web", "3", "deployed"));

            assertThat(helm.calls).containsExactly("install backend PT5M", "forget web 3", "install web PT5M");
        }

        @Test
        void ensureInstalled_upgradeOfAFailedFirstRevisionLeftHalfDone_bothAreForgotten() {
            helm.releases.add(release("web", "1", "failed"));
            helm.releases.add(release("web", "2", "pending-upgrade"));

            install(Duration.ofMinutes(14));

            assertThat(helm.calls)
                    .containsExactly("install backend PT5M", "forget web 2", "forget web 1", "install web PT5M");
        }

        @ParameterizedTest
        @CsvSource({"3, failed", "1, deployed", "2, superseded"})
        void ensureInstalled_stateThatHelmUpgrades_isUpgraded(String revision, String status) {
            helm.releases.add(release("web", revision, status));

            install(Duration.ofMinutes(14));

            assertThat(helm.calls).containsExactly("install backend PT5M", "install web PT5M");
        }

        @ParameterizedTest
        @ValueSource(strings = {"uninstalling", "uninstalled"})
        void ensureInstalled_uninstalledHalfway_isUninstalledToTheEnd(String status) {
            helm.releases.add(release("web", "4", status));

            install(Duration.ofMinutes(14));

            assertThat(helm.calls).containsExactly("install backend PT5M", "uninstall web", "install web PT5M");
        }

        @Test
        void ensureInstalled_recordThatStays_endsWithWhatToDo() {
            helm.releases.add(release("backend", "1", "pending-install"));
            helm.forgets = false;

            assertThatExceptionOfType(ReleaseException.class)
                    .isThrownBy(() -> install(Duration.ofMinutes(14)))
                    .withMessageContainingAll("still pending-install", "helm history backend -n konecta");
        }
    }

    @Nested
    class Remembering {
        @Test
        void ensureInstalled_installedByThisRunAndStillThere_isLeftAlone() {
            install(Duration.ofMinutes(14));
            helm.calls.clear();
            history.told.clear();

            assertThat(install(Duration.ofMinutes(14))).hasSize(2);

            assertThat(helm.calls).isEmpty();
            assertThat(history.told).isEmpty();
        }

        @Test
        void ensureInstalled_recordedButGone_isInstalledAgain() {
            install(Duration.ofMinutes(14));
            helm.calls.clear();
            helm.releases.removeIf(r -> r.name().equals("backend"));

            install(Duration.ofMinutes(14));

            assertThat(helm.calls).containsExactly("install backend PT5M");
        }

        @Test
        void ensureInstalled_recordedButAnotherRevisionSince_isUpgraded() {
            install(Duration.ofMinutes(14));
            helm.calls.clear();
            helm.releases.add(release("backend", "2", "failed"));

            install(Duration.ofMinutes(14));

            assertThat(helm.calls).containsExactly("install backend PT5M");
            assertThat(history.installed.get("backend")).isEqualTo(release("backend", "3", "deployed"));
        }

        @Test
        void ensureInstalled_deployedButUnrecorded_isUpgradedWithTheSameValues() {
            install(Duration.ofMinutes(14));
            history.installed.clear();

            install(Duration.ofMinutes(14));

            assertThat(helm.values.get(2)).isEqualTo(helm.values.get(0));
            assertThat(history.installed).hasSize(2);
        }

        @Test
        void ensureInstalled_interruptedWhileHelmWorked_recordsNothing() {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(Deadline.CancelledException.class)
                    .isThrownBy(() -> install(Duration.ofMinutes(14)));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(history.told).containsExactly("installing backend");
        }
    }

    private static AppRelease release(String name, String revision, String status) {
        return new AppRelease(name, "application-1.0.0", revision, status);
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
