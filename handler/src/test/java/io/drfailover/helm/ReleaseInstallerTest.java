package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import io.drfailover.contract.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseInstallerTest extends InstallerSetup {
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
