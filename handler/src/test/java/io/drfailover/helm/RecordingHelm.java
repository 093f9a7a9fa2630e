package io.drfailover.helm;

import io.drfailover.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Helm that installs into a list; refuses what Helm 3.21 refuses. */
public final class RecordingHelm implements HelmEngine, ReleaseRecords {
    /** Every revision that has a record, oldest first. */
    public final List<AppRelease> releases = new ArrayList<>();

    public final List<String> calls = new ArrayList<>();
    final List<Path> files = new ArrayList<>();
    final List<String> values = new ArrayList<>();
    public String failing = "";
    String slow = "";
    boolean forgets = true;

    @Override
    public void load() {}

    @Override
    public List<AppRelease> list(Path kubeconfig, String namespace) {
        return releases.stream()
                .filter(r -> newest(r.name()).filter(r::equals).isPresent())
                .toList();
    }

    @Override
    public void uninstall(Path kubeconfig, String namespace, String release) {
        calls.add("uninstall " + release);
        releases.removeIf(r -> r.name().equals(release));
    }

    @Override
    public void forget(ClusterAccess cluster, String token, String namespace, AppRelease release, Deadline deadline) {
        calls.add("forget " + release.name() + " " + release.revision());
        if (forgets) {
            releases.remove(release);
        }
    }

    @Override
    public AppRelease install(
            Path kubeconfig, String namespace, ReleaseSpec release, Path valuesFile, Duration timeout) {
        String name = release.name();
        calls.add("install " + name + " " + timeout);
        files.add(kubeconfig);
        files.add(valuesFile);
        try {
            values.add(Files.readString(valuesFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String status = newest(name).map(AppRelease::status).orElse("");
        if (status.startsWith("pending-") || status.startsWith("uninstall")) {
            throw new ReleaseException(name, "the release \"" + name + "\": refused, it is " + status, "look", null);
        }
        if (name.equals(failing)) {
            throw new ReleaseException(name, "the release \"" + failing + "\": forbidden", "look", null);
        }
        int revision = newest(name).map(r -> Integer.parseInt(r.revision())).orElse(0) + 1;
        boolean late = name.equals(slow);
        var done = new AppRelease(name, "application-1.0.0", Integer.toString(revision), late ? "failed" : "deployed");
        releases.add(done);
        if (late) {
            throw ReleaseException.notReadyInTime(name, "the release \"" + name + "\": deadline exceeded", "look");
        }
        return done;
    }

    private Optional<AppRelease> newest(String release) {
        return releases.stream().filter(r -> r.name().equals(release)).reduce((older, newer) -> newer);
    }
}
