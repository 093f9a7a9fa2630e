package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.ledger.RunJournal;
import io.drfailover.promote.PromotionHistory;
import java.time.Instant;
import java.time.InstantSource;

/** The promotion as the ledger remembers it. */
final class JournaledPromotion implements PromotionHistory {
    private static final String REQUESTED_AT = "requestedAt";

    private final RunJournal journal;
    private final InstantSource clock;

    JournaledPromotion(RunJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Instant requestedAt() {
        return journal.run()
                .stage(Stage.PROMOTE.stageName())
                .map(s -> s.evidence().get(REQUESTED_AT))
                .filter(at -> !at.isEmpty())
                .map(Instant::parse)
                .orElse(Instant.MIN);
    }

    @Override
    public void recordRequest() {
        journal.evidence(Stage.PROMOTE, REQUESTED_AT, clock.instant().toString());
    }

    @Override
    public void recordRefusal() {
        journal.evidence(Stage.PROMOTE, REQUESTED_AT, "");
    }

    @Override
    public boolean acceptsStandalone() {
        return journal.run().confirmed() || !requestedAt().equals(Instant.MIN);
    }
}
