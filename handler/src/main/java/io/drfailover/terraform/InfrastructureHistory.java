package io.drfailover.terraform;

import java.time.Instant;
import java.util.List;

/** What the run remembers of its infrastructure beyond one invocation. The ledger keeps it. */
public interface InfrastructureHistory {
    /** Begins the key under which a plan's summary is remembered; the name of its scope follows. */
    String PLAN_OF = "plan of the ";

    /**
     * Proves that this invocation still has the run. Called before everything that changes AWS or terraform's state.
     *
     * @throws RuntimeException if another invocation has taken it over
     */
    void fence();

    /** What the ledger knows of whoever took a lock at that time. */
    LockHolder holderOfLockFrom(Instant created);

    /** Evidence, for people and for a later invocation; never a secret. */
    void remember(String key, String value);

    /**
     * Keeps what an apply said.
     *
     * @param name which apply it was, such as {@code foundation}
     * @param events terraform's machine-readable lines
     */
    void keep(String name, List<String> events);

    /** The verdict on the holder of a lock. */
    enum LockHolder {
        /** An invocation of this run that has ended, or that must have. */
        DEAD,
        /** An invocation of this run whose end is not proved yet; it is soon. */
        PERHAPS_ALIVE,
        /** None of this run's. */
        SOMEBODY_ELSE
    }
}
