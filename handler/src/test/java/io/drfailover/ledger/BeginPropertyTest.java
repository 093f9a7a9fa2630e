package io.drfailover.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import io.drfailover.evidence.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the ledger, and whoever asks: when a run may begin at all. */
class BeginPropertyTest {
    private static final String REPLICA = "replica";

    @Property(tries = 3000)
    void of_anything_beginsOnlyWithEvidenceOrAPersonAndOverNoRunThatIsNotPutAway(
            @ForAll("records") Optional<RunRecord> current,
            @ForAll("wishes") Wish wish,
            @ForAll("moments") Instant now) {
        Claim claim = Claim.of(
                current, wish, new Invoker("owner", "request", now.plusSeconds(900)), Runs.LIMITS, () -> "new", now);

        boolean begins = claim instanceof Claim.Work work && work.begun();
        if (!begins) {
            return;
        }
        Wish.Begin begin = (Wish.Begin) wish;
        assertThat(begin.judgement()).isNotNull();
        assertThat(begin.confirmed() || begin.judgement().confirmed()).isTrue();
        current.ifPresent(run -> {
            boolean putAway = run.acknowledged() != null;
            boolean neverActed = run.state() != RunState.SUCCEEDED && !run.hasActed();
            assertThat(putAway || neverActed).as("%s", run).isTrue();
            if (putAway && !begin.confirmed()) {
                assertThat(now).isAfterOrEqualTo(run.latest().leaseUntil().plus(Runs.LIMITS.coolDown()));
            }
            assertThat(run.state() == RunState.ABORTED && !putAway).isFalse();
        });
    }

    @Property(tries = 1000)
    void of_anAlarmThatTheEvidenceDoesNotConfirm_neverWorksOnANewRun(
            @ForAll("records") Optional<RunRecord> current, @ForAll("moments") Instant now) {
        var wish = new Wish.Begin("alarm", REPLICA, false, judgement(false));

        Claim claim = Claim.of(
                current, wish, new Invoker("owner", "request", now.plusSeconds(900)), Runs.LIMITS, () -> "new", now);

        assertThat(claim instanceof Claim.Work work && work.begun()).isFalse();
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(0, 6 * 3600).map(MovingClock.START::plusSeconds);
    }

    @Provide
    Arbitrary<Wish> wishes() {
        Arbitrary<Judgement> judgements =
                Arbitraries.of(judgement(true), judgement(false)).injectNull(0.3);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(true, false), judgements)
                        .as((confirmed, judgement) -> new Wish.Begin("cause", REPLICA, confirmed, judgement)),
                Arbitraries.of(new Wish.PickUp(), new Wish.Continue("run-2", 1), new Wish.Continue("run-2", 2)));
    }

    @Provide
    Arbitrary<Optional<RunRecord>> records() {
        return Combinators.combine(
                        Arbitraries.of(RunState.values()), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(BeginPropertyTest::record)
                .optional();
    }

    private static RunRecord record(RunState state, boolean acted, boolean acknowledged) {
        var clock = new MovingClock();
        var ledger = new InMemoryRunLedger();
        var runs = new Runs(clock, ledger);
        RunJournal journal = runs.take(Runs.alarm(REPLICA), "first");
        if (acted) {
            journal.started(Stage.PROMOTE);
            journal.evidence(
                    Stage.PROMOTE, Evidence.FIRST_REQUESTED_AT, clock.instant().toString());
        }
        clock.advance(Duration.ofMinutes(3));
        var failure = new Failure("promote", "storage is full", clock.instant());
        switch (state) {
            case RUNNING -> journal.renew();
            case PARKED -> journal.park();
            case SUCCEEDED -> journal.completed(new JsonMapper().createObjectNode());
            case FAILED -> journal.failed(failure);
            case GIVEN_UP -> journal.givenUp(failure);
            case ABORTED -> runs.abort();
        }
        RunRecord run = ledger.run();
        return acknowledged && run.isOver() ? run.putAway(new Acknowledgement("ana", clock.instant())) : run;
    }

    private static Judgement judgement(boolean confirmed) {
        return new Judgement(confirmed, "2 of 2 required", List.of(), null);
    }
}
