package io.drfailover.drill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.drfailover.drill.simulation.mutation.Caught;
import io.drfailover.drill.simulation.mutation.Change;
import io.drfailover.drill.simulation.mutation.Mutation;
import io.drfailover.drill.simulation.mutation.Mutations;
import io.drfailover.drill.simulation.mutation.SimulationLoader;
import io.drfailover.drill.simulation.outcome.SeedOutcome;
import io.drfailover.drill.simulation.outcome.SeedRunner;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
    private static final int SEEDS = 200;

    /** The function logs every failure; here they are made on purpose. */
    @BeforeAll
    static void silence() {
        System.setProperty("org.slf4j.simpleLogger.log.io.drfailover", "off");
    }

    @Test
    void run_theCodeAsItIs_everyInvariantHolds() {
        Campaign campaign = Campaign.run(SimulationLoader.with(Mutation.NONE), 1, SEEDS, false, done -> {});

        assertThat(campaign.outcomes()).hasSize(SEEDS);
        assertThat(campaign.outcomes())
                .filteredOn(o -> !o.held())
                .extracting(SeedOutcome::seed, SeedOutcome::violations)
                .isEmpty();
        assertThat(campaign.interleavings()).isGreaterThan(SEEDS * 9 / 10);
        assertThat(campaign.endings()).containsKeys("succeeded", "failed", "succeeded, after a person's order");
    }

    @Test
    void run_sameSeed_sameRun() {
        SeedRunner one = SimulationLoader.with(Mutation.NONE);
        SeedRunner other = SimulationLoader.with(Mutation.NONE);
        List<SeedOutcome> first =
                Stream.of(7L, 8L, 9L).map(seed -> one.run(seed, false)).toList();
        List<SeedOutcome> again =
                Stream.of(9L, 8L, 7L).map(seed -> other.run(seed, false)).toList();

        assertThat(again).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void run_traced_saysWhatHappenedAndChangesNothing() {
        SeedRunner runner = SimulationLoader.with(Mutation.NONE);

        SeedOutcome traced = runner.run(3, true);

        assertThat(traced.fingerprint()).isEqualTo(runner.run(3, false).fingerprint());
        assertThat(traced.trace()).anyMatch(line -> line.contains("rds PromoteReadReplica"));
    }

    static List<Mutation> mutations() {
        return Mutations.all();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void run_withAMistakeInTheCode_isNoticed(Mutation mutation) {
        Caught caught = Caught.of(mutation, 1, Mutations.SEEDS, done -> {});

        assertThat(caught.by())
                .as(mutation.what() + ", not noticed by " + caught.seeds() + " seeds")
                .isPresent();
    }

    @Test
    void with_methodThatIsNoMore_isRefused() {
        var mutation = new Mutation("old", "changes what is gone", List.of(new Change.Empty("StageRunner", "walk")));

        assertThatIllegalStateException()
                .isThrownBy(() -> SimulationLoader.with(mutation))
                .withMessageContaining("has no method walk");
    }

    @Test
    void with_callThatIsNoMore_isRefused() {
        var mutation = new Mutation(
                "old", "skips what is gone", List.of(new Change.Skips("ledger.S3RunLedger", "put", "ifModified")));

        assertThatIllegalStateException()
                .isThrownBy(() -> SimulationLoader.with(mutation))
                .withMessageContaining("does not call ifModified");
    }
}
