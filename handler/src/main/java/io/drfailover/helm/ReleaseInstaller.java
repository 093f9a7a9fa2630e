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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Installs the releases in their order, each ready before the next. Safe to run again: it upgrades. */
public final class ReleaseInstaller {
    /** Helm must give up before Lambda does, or the release stays pending. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final String FIRST_REVISION = "1";
    private static final Set<String> NEVER_DEPLOYED = Set.of("pending-install", "failed");

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final HelmEngine helm;
    private final ClusterToken token;
    private final String namespace;
    private final Path directory;
    private final Progress progress;

    public ReleaseInstaller(HelmEngine helm, ClusterToken token, String namespace, Path directory, Progress progress) {
        this.helm = helm;
        this.token = token;
        this.namespace = namespace;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Installs or upgrades every release and waits until each is ready.
     *
     * @throws ReleaseException for the first release that does not become ready; later ones are not touched
     */
    public List<AppRelease> ensureInstalled(
            ReleasePlan plan, ClusterAccess cluster, ReleaseValues values, Deadline deadline) {
        List<AppRelease> installed = new ArrayList<>();
        for (ReleaseSpec release : plan.releases()) {
            installed.add(ensureInstalled(release, cluster, values, deadline));
        }
        return List.copyOf(installed);
    }

    private AppRelease ensureInstalled(
            ReleaseSpec release, ClusterAccess cluster, ReleaseValues values, Deadline deadline) {
        Duration timeout = deadline.minus(MARGIN).within(release.timeout()).remaining();
        if (timeout.isZero()) {
            throw new ReleaseException(
                    release.name(),
                    "no time is left to install \"" + release.name() + "\"",
                    "invoke the function again: it goes on with this release",
                    null);
        }
        // A token lives 15 minutes, so each release gets a fresh one.
        try (var kubeconfig = Kubeconfig.write(
                        directory,
                        cluster.endpoint(),
                        cluster.certificateAuthority(),
                        token.forCluster(cluster.name()));
                var wait = progress.waiting(
                        Stage.APPLICATIONS, release.name(), "installing " + release.name() + ", waiting until ready")) {
            removeNeverDeployed(release.name(), kubeconfig.file());
            Path file = Files.createTempFile(directory, "values-", ".json", PRIVATE);
            try {
                values.write(release, file);
                AppRelease done = helm.install(kubeconfig.file(), namespace, release, file, timeout);
                progress.note(Stage.APPLICATIONS, release.name(), done.status() + ", revision " + done.revision());
                return done;
            } catch (ReleaseException e) {
                throw e.redacted(new Redaction(values.credentials()));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ReleaseException(
                    release.name(),
                    "writing private files for \"" + release.name() + "\": " + e.getMessage(),
                    "check that the function's ephemeral storage is 4096 MB or more",
                    e);
        }
    }

    /** Helm neither installs over nor upgrades a first revision that never became ready. */
    private void removeNeverDeployed(String release, Path kubeconfig) {
        helm.list(kubeconfig, namespace).stream()
                .filter(r -> r.name().equals(release)
                        && r.revision().equals(FIRST_REVISION)
                        && NEVER_DEPLOYED.contains(r.status()))
                .forEach(r -> {
                    progress.note(Stage.APPLICATIONS, release, "removing what an earlier attempt left: " + r.status());
                    helm.uninstall(kubeconfig, namespace, release);
                });
    }
}
