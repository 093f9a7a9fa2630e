package io.drfailover.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRepairTest extends InstallerSetup {
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
}
