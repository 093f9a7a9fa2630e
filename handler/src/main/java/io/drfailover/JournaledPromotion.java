package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.ledger.Evidence;
import io.drfailover.ledger.Inheritance;
import io.drfailover.ledger.RunJournal;
import io.drfailover.promote.PromotionHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** The promotion as the ledger remembers it. */
final class JournaledPromotion implements PromotionHistory {
    private final RunJournal journal;
    private final InstantSource clock;

    JournaledPromotion(RunJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Instant requestedAt() {
        boolean asked = journal.run()
                .stage(Stage.PROMOTE)
                .filter(s -> s.evidence().containsKey(Evidence.REQUESTED_AT))
                .isPresent();
        Inheritance inherited = journal.run().inherited();
        // RDS may not show yet what the run before has asked for, which a person has put away meanwhile.
        return asked || inherited == null || inherited.promotionRequestedAt() == null
                ? evidence(Evidence.REQUESTED_AT)
                : inherited.promotionRequestedAt();
    }

    @Override
    public void recordRequest() {
        String now = clock.instant().toString();
        boolean again = !evidence(Evidence.FIRST_REQUESTED_AT).equals(Instant.MIN);
        journal.evidence(
                Stage.PROMOTE,
                again
                        ? Map.of(Evidence.REQUESTED_AT, now)
                        : Map.of(Evidence.FIRST_REQUESTED_AT, now, Evidence.REQUESTED_AT, now));
    }

    @Override
    public void recordRefusal() {
        journal.evidence(Stage.PROMOTE, Evidence.REQUESTED_AT, "");
    }

    @Override
    public boolean acceptsStandalone() {
        return journal.run().confirmed()
                || !evidence(Evidence.FIRST_REQUESTED_AT).equals(Instant.MIN);
    }

    private Instant evidence(String key) {
        return journal.run()
                .stage(Stage.PROMOTE)
                .map(s -> s.evidence().get(key))
                .filter(at -> !at.isEmpty())
                .map(Instant::parse)
                .orElse(Instant.MIN);
    }
}
