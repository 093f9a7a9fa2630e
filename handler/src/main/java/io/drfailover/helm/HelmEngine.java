package io.drfailover.helm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is needed of Helm. Calls are serial; errors are {@link ReleaseException}. */
public interface HelmEngine {
    /** Loads the engine, which takes about half a second; may be called early, from any thread. */
    void load();

    /** Every release of the namespace, in whatever state. */
    List<AppRelease> list(Path kubeconfig, String namespace);

    /** Removes a release that was never deployed. */
    void uninstall(Path kubeconfig, String namespace, String release);

    /** {@code helm upgrade --install --create-namespace --wait}. */
    AppRelease install(Path kubeconfig, String namespace, ReleaseSpec release, Path values, Duration timeout);
}
