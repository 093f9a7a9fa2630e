package io.drfailover.promote;

import java.time.Instant;
import java.time.InstantSource;

/** A ledger of one fact. */
final class RememberedPromotion implements PromotionHistory {
    Instant requestedAt = Instant.MIN;
    boolean acceptsStandalone;
    boolean leaseLost;
    private final InstantSource clock;

    RememberedPromotion(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant requestedAt() {
        return requestedAt;
    }

    @Override
    public void recordRequest() {
        if (leaseLost) {
            throw new IllegalStateException("the run was taken over");
        }
        requestedAt = clock.instant();
        acceptsStandalone = true;
    }

    @Override
    public void recordRefusal() {
        requestedAt = Instant.MIN;
    }

    @Override
    public boolean acceptsStandalone() {
        return acceptsStandalone;
    }
}
