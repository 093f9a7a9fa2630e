package io.drfailover.helm;

import java.util.Optional;

/** What the run remembers of its releases beyond one invocation. The ledger keeps it. */
public interface ReleaseHistory {
    /** The release as this run recorded it when it was ready. */
    Optional<AppRelease> recorded(String release);

    /**
     * Called before a release is touched; proves that this invocation still has the run.
     *
     * @throws RuntimeException if another invocation has taken it over
     */
    void installing(String release);

    /** The release is ready. */
    void installed(AppRelease release);
}
