package io.drfailover.ledger;

import io.drfailover.contract.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run may have left under way when a person put it away: a request to promote that RDS does not show yet, a
 * terraform whose lock nobody else can explain.
 *
 * @param attempts of earlier runs, the latest last
 * @param promotionRequestedAt when RDS was asked last, and did not refuse; null if it was not
 */
public record Inheritance(List<Attempt> attempts, @Nullable Instant promotionRequestedAt) {
    /** As many as a few runs have; older ones have nothing under way any more. */
    private static final int MOST = 20;

    public Inheritance {
        attempts = List.copyOf(attempts);
    }

    /** Of the run before, and of those before that one. */
    static Inheritance of(RunRecord before) {
        List<Attempt> all = new ArrayList<>();
        if (before.inherited() != null) {
            all.addAll(before.inherited().attempts());
        }
        all.addAll(before.attempts());
        Instant requested = before.stage(Stage.PROMOTE)
                .map(s -> s.evidence().get(Evidence.REQUESTED_AT))
                .filter(at -> !at.isEmpty())
                .map(Instant::parse)
                .or(() -> Optional.ofNullable(before.inherited()).map(Inheritance::promotionRequestedAt))
                .orElse(null);
        return new Inheritance(all.subList(Math.max(0, all.size() - MOST), all.size()), requested);
    }
}
