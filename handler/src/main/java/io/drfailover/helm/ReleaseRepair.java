package io.drfailover.helm;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings a release that an earlier attempt left behind into a state that {@code helm upgrade --install} accepts, and keeps
 * its pods wherever it can. Measured with Helm 3.21:
 *
 * <ul>
 *   <li>{@code pending-install}, {@code pending-upgrade}, {@code pending-rollback}: refused for ever ("another operation is
 *       in progress"). Without the record of that revision Helm goes on from the one before, or installs and adopts the
 *       objects that are there.
 *   <li>{@code failed}, first revision: can be upgraded, but then no {@code post-install} hook ever runs and Helm says
 *       {@code deployed} all the same; so it is installed anew in the same way.
 *   <li>{@code failed}, later revision: an upgrade works.
 *   <li>{@code uninstalling}, {@code uninstalled}: refused ("has no deployed releases"); uninstalled to the end first. No run
 *       leaves that, but a person may.
 * </ul>
 *
 * <p>That nobody else works on the release is known from the run's lease, not from Helm.
 */
final class ReleaseRepair {
    /** More than one record may be in the way; more than this is not this failover's doing. */
    private static final int MOST = 5;

    private static final String FIRST_REVISION = "1";

    private final HelmEngine helm;
    private final ReleaseRecords records;
    private final String namespace;
    private final Progress progress;

    ReleaseRepair(HelmEngine helm, ReleaseRecords records, String namespace, Progress progress) {
        this.helm = helm;
        this.records = records;
        this.namespace = namespace;
        this.progress = progress;
    }

    /** The release as Helm lists it: its newest revision. */
    Optional<AppRelease> find(Path kubeconfig, String release) {
        return helm.list(kubeconfig, namespace).stream()
                .filter(r -> r.name().equals(release))
                .findFirst();
    }

    /** Repairs until nothing is in the way. */
    void makeInstallable(Optional<AppRelease> found, ClusterAccess cluster, ClusterSession session, Deadline deadline) {
        Optional<AppRelease> left = found;
        for (int repairs = 0; left.isPresent() && isInTheWay(left.get()); repairs++) {
            AppRelease broken = left.get();
            if (repairs == MOST) {
                throw new ReleaseException(
                        broken.name(),
                        "the release \"" + broken.name() + "\" is still " + broken.status() + " after " + MOST
                                + " repairs",
                        "end whatever else works on it (helm history " + broken.name() + " -n " + namespace
                                + "), then invoke the function again",
                        null);
            }
            progress.note(
                    Stage.APPLICATIONS,
                    broken.name(),
                    "repairing what was left: revision " + broken.revision() + " is " + broken.status());
            if (isUninstalled(broken)) {
                helm.uninstall(session.kubeconfig(), namespace, broken.name());
            } else {
                records.forget(cluster, session.token(), namespace, broken, deadline);
            }
            left = find(session.kubeconfig(), broken.name());
        }
    }

    private static boolean isInTheWay(AppRelease release) {
        return release.status().startsWith("pending-")
                || (release.status().equals("failed") && release.revision().equals(FIRST_REVISION))
                || isUninstalled(release);
    }

    private static boolean isUninstalled(AppRelease release) {
        return release.status().startsWith("uninstall");
    }
}
