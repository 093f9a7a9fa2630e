package io.drfailover.promote;

import java.time.Instant;

/** What the run remembers of a promotion beyond one invocation. The ledger keeps it. */
public interface PromotionHistory {
    /** When this run asked RDS to promote, or {@link Instant#MIN} if it never did. */
    Instant requestedAt();

    /** Remembers that RDS is about to be asked. Called before the call, so that a killed run knows of it. */
    void recordRequest();

    /** Forgets the request: RDS has refused it, so it takes no effect. */
    void recordRefusal();

    /** Whether an instance that is no replica is accepted: a person confirmed it, or this run promoted it. */
    boolean acceptsStandalone();
}
