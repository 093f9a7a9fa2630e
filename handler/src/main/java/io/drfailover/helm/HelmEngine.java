package io.drfailover.helm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is needed of Helm. Calls are serial; errors are {@link ReleaseException}. A call cannot be interrupted; its
 * timeouts bound it.
 */
public interface HelmEngine {
    /** Loads the engine, which takes about half a second; may be called early, from any thread. */
    void load();

    /** Every release of the namespace, in whatever state, with its newest revision. */
    List<AppRelease> list(Path kubeconfig, String namespace);

    /** Removes a release with its objects and records; does not wait until the objects are gone. */
    void uninstall(Path kubeconfig, String namespace, String release);

    /**
     * {@code helm upgrade --install --create-namespace --wait}.
     *
     * @param timeout for each hook and for the wait until it is ready
     * @throws ReleaseException that {@linkplain ReleaseException#isNotReadyInTime() says} whether only the time was over
     */
    AppRelease install(Path kubeconfig, String namespace, ReleaseSpec release, Path values, Duration timeout);
}
