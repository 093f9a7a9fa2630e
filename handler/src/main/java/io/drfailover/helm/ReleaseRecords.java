package io.drfailover.helm;

import io.drfailover.Deadline;

/** Helm's own records of its releases, which Helm gives no way to correct: the Secrets that it keeps in the namespace. */
public interface ReleaseRecords {
    /**
     * Removes the record of one revision, so that Helm goes on from the one before, or as if there had been none. The
     * objects of the release stay, and Helm adopts them: they carry its name. Nothing happens if the record is gone or no
     * longer of the given status.
     *
     * @param token fresh, for the cluster
     * @param release revision and status as Helm listed them
     * @throws ReleaseException if the cluster refuses or does not answer
     * @throws Deadline.ReachedException when the invocation's time is over first
     */
    void forget(ClusterAccess cluster, String token, String namespace, AppRelease release, Deadline deadline);
}
