package io.drfailover.drill.simulation.mutation;

import io.drfailover.drill.simulation.Campaign;
import io.drfailover.drill.simulation.outcome.SeedOutcome;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Whether a mistake was noticed.
 *
 * @param mutation the mistake
 * @param by the first seed that noticed it
 * @param seeds how many were simulated
 */
public record Caught(Mutation mutation, Optional<SeedOutcome> by, int seeds) {
    /**
     * Makes the mistake, and simulates until it is noticed.
     *
     * @param first the first seed
     * @param count how many seeds it has, at most
     */
    public static Caught of(Mutation mutation, long first, long count, LongConsumer progress) {
        Campaign campaign = Campaign.run(SimulationLoader.with(mutation), first, count, true, progress);
        return new Caught(
                mutation, campaign.firstViolated(), campaign.outcomes().size());
    }

    /** Whether a seed noticed it. */
    public boolean isNoticed() {
        return by.isPresent();
    }
}
