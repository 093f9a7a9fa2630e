package io.drfailover.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Helm that installs into a list. */
public final class RecordingHelm implements HelmEngine {
    public final List<AppRelease> releases = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();
    final List<Path> files = new ArrayList<>();
    final List<String> values = new ArrayList<>();
    public String failing = "";

    @Override
    public void load() {}

    @Override
    public List<AppRelease> list(Path kubeconfig, String namespace) {
        return List.copyOf(releases);
    }

    @Override
    public void uninstall(Path kubeconfig, String namespace, String release) {
        calls.add("uninstall " + release);
        releases.removeIf(r -> r.name().equals(release));
    }

    @Override
    public AppRelease install(
            Path kubeconfig, String namespace, ReleaseSpec release, Path valuesFile, Duration timeout) {
        calls.add("install " + release.name() + " " + timeout);
        files.add(kubeconfig);
        files.add(valuesFile);
        try {
            values.add(Files.readString(valuesFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (release.name().equals(failing)) {
            throw new ReleaseException(release.name(), "the release \"" + failing + "\": timed out", "look", null);
        }
        var done = new AppRelease(release.name(), "application-1.0.0", "1", "deployed");
        releases.add(done);
        return done;
    }
}
