package io.drfailover.promote;

import java.time.Instant;

/** What the run remembers of a promotion beyond one invocation. The ledger keeps it. */
public interface PromotionHistory {
    /** When this run asked RDS to promote and was not refused since, or {@link Instant#MIN}. */
    Instant requestedAt();

    /** Remembers that RDS is about to be asked. Called before the call, so that a killed run knows of it. */
    void recordRequest();

    /**
     * RDS has refused the request, so it may be repeated. That it was made stays known: the refusal may be of a retry,
     * after the answer to an accepted call was lost.
     */
    void recordRefusal();

    /** Whether an instance that is no replica is accepted: a person confirmed it, or this run ever asked to promote it. */
    boolean acceptsStandalone();
}
