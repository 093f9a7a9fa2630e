package io.drfailover.helm;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Installs the releases in their order, each ready before the next. Safe to run again, from wherever an earlier
 * invocation stopped: what this run has installed and Helm still shows as deployed is left alone, what was left half
 * done is repaired and installed.
 *
 * <p>Helm's call cannot be interrupted. An invocation that loses its lease meanwhile learns it when Helm returns, and
 * then writes nothing; Helm's timeout, which ends before the invocation does, bounds how long that takes. Should its
 * successor work on the same release in that time, both apply the same chart with the same values, so the objects agree;
 * only Helm's record may end as {@code failed}, which the next look repairs.
 */
public final class ReleaseInstaller {
    private static final String DEPLOYED = "deployed";

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final HelmEngine helm;
    private final ReleaseRepair repair;
    private final ClusterToken token;
    private final String namespace;
    private final Path directory;
    private final Progress progress;

    /** With the records where Helm keeps them, in the cluster. */
    public ReleaseInstaller(HelmEngine helm, ClusterToken token, String namespace, Path directory, Progress progress) {
        this(helm, new ReleaseSecrets(), token, namespace, directory, progress);
    }

    /** With records of one's own, for an engine of one's own. */
    public ReleaseInstaller(
            HelmEngine helm,
            ReleaseRecords records,
            ClusterToken token,
            String namespace,
            Path directory,
            Progress progress) {
        this.helm = helm;
        this.repair = new ReleaseRepair(helm, records, namespace, progress);
        this.token = token;
        this.namespace = namespace;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Installs or upgrades every release and waits until each is ready.
     *
     * @param history what the run did before; its {@code installing} is called before anything of a release is touched
     * @param deadline the stage's limit, or the invocation's end
     * @throws ReleaseException for the first release that does not become ready; later ones are not touched
     * @throws Deadline.ReachedException when the invocation's time is over first, or too short to begin a release
     */
    public List<AppRelease> ensureInstalled(
            ReleasePlan plan, ClusterAccess cluster, ReleaseValues values, ReleaseHistory history, Deadline deadline) {
        List<AppRelease> installed = new ArrayList<>();
        for (ReleaseSpec release : plan.releases()) {
            installed.add(ensureInstalled(release, cluster, values, history, deadline));
        }
        return List.copyOf(installed);
    }

    private AppRelease ensureInstalled(
            ReleaseSpec release,
            ClusterAccess cluster,
            ReleaseValues values,
            ReleaseHistory history,
            Deadline deadline) {
        // Before Helm is asked for anything: its calls take their time too.
        HelmBudget.of(release, deadline);
        try (var session = ClusterSession.open(directory, cluster, token)) {
            Optional<AppRelease> found = repair.find(session.kubeconfig(), release.name());
            Optional<AppRelease> done = history.recorded(release.name())
                    .filter(r -> found.filter(f -> isDeployedStill(r, f)).isPresent());
            if (done.isPresent()) {
                progress.note(
                        Stage.APPLICATIONS,
                        release.name(),
                        "already installed by this run, revision " + done.get().revision());
                return done.get();
            }
            history.installing(release.name());
            repair.makeInstallable(found, cluster, session, deadline);
            AppRelease ready = install(release, session, values, HelmBudget.of(release, deadline));
            if (Thread.currentThread().isInterrupted()) {
                throw new Deadline.CancelledException(
                        new InterruptedException("Helm went on until " + release.name() + " was ready"));
            }
            history.installed(ready);
            progress.note(Stage.APPLICATIONS, release.name(), ready.status() + ", revision " + ready.revision());
            return ready;
        } catch (IOException e) {
            throw new ReleaseException(
                    release.name(),
                    "writing private files for \"" + release.name() + "\": " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    e);
        }
    }

    private AppRelease install(ReleaseSpec release, ClusterSession session, ReleaseValues values, HelmBudget budget)
            throws IOException {
        Path file = Files.createTempFile(directory, "values-", ".json", PRIVATE);
        try (var wait = progress.waiting(
                Stage.APPLICATIONS, release.name(), "installing " + release.name() + ", waiting until ready")) {
            values.write(release, file);
            return helm.install(session.kubeconfig(), namespace, release, file, budget.timeout());
        } catch (ReleaseException e) {
            if (e.isNotReadyInTime() && budget.untilInvocationEnds()) {
                throw new Deadline.ReachedException(
                        Stage.APPLICATIONS,
                        "\"" + release.name() + "\" was not ready within the "
                                + budget.timeout().toSeconds() + " s that this invocation had for it");
            }
            throw e.redacted(new Redaction(values.credentials()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isDeployedStill(AppRelease recorded, AppRelease found) {
        return found.status().equals(DEPLOYED) && found.revision().equals(recorded.revision());
    }
}
