package io.drfailover.ledger;

import static io.drfailover.ledger.Runs.ALARM;
import static io.drfailover.ledger.Runs.COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import io.drfailover.evidence.Judgement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Wish WATCHDOG = new Wish.PickUp();

    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();
    private final Runs runs = new Runs(clock, ledger);

    private Wish.Continue continuation() {
        return new Wish.Continue(ledger.run().runId(), ledger.run().epoch());
    }

    @Test
    void of_emptyLedger_beginsOnlyForAnAlarmOrACommand() {
        assertThat(runs.claim(ALARM, "a")).isInstanceOf(Claim.Work.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(new Wish.Continue("run", 1), "c")).isInstanceOf(Claim.Nothing.class);
    }

    @Test
    void of_runThatIsWorkedOn_isJoinedByAnotherEventAndAwaitedByItsOwn() {
        runs.take(ALARM, "a");
        clock.advance(Duration.ofSeconds(39));

        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Joined.class);
        assertThat(runs.claim(COMMAND, "b")).isInstanceOf(Claim.Joined.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(ALARM, "a")).isInstanceOfSatisfying(Claim.Await.class, await -> assertThat(await.until())
                .isEqualTo(MovingClock.START.plusSeconds(40)));
    }

    @Test
    void of_leaseThatRanOut_isTakenUpByAnyEvent() {
        runs.take(ALARM, "a");
        clock.advance(Duration.ofSeconds(40));

        for (Wish wish : new Wish[] {ALARM, COMMAND, WATCHDOG, continuation()}) {
            assertThat(runs.claim(wish, "b")).isInstanceOfSatisfying(Claim.Work.class, work -> {
                assertThat(work.begun()).isFalse();
                assertThat(work.run().epoch()).isEqualTo(2);
            });
        }
    }

    @Test
    void of_renewedLease_holds() {
        RunJournal journal = runs.take(ALARM, "a");
        clock.advance(Duration.ofSeconds(30));
        journal.renew();
        clock.advance(Duration.ofSeconds(30));

        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Joined.class);
    }

    @Test
    void of_parkedRun_goesOnOnlyWithItsContinuationUntilThatIsDue() {
        runs.take(ALARM, "a").park();

        assertThat(runs.claim(continuation(), "c")).isInstanceOf(Claim.Work.class);
        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Joined.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.Nothing.class);
        clock.advance(Claim.CONTINUATION_DUE);
        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Work.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.Work.class);
    }

    @Test
    void of_parkedRunWhoseContinuationCouldNotBeSent_goesOnWithTheRetryOfTheSameEvent() {
        runs.take(ALARM, "a").park();

        assertThat(runs.claim(ALARM, "a")).isInstanceOf(Claim.Work.class);
    }

    @Test
    void of_continuationOfAnEarlierEpoch_doesNothing() {
        runs.take(ALARM, "a").park();
        Wish.Continue late = continuation();
        runs.take(late, "c").park();

        assertThat(runs.claim(late, "d")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(new Wish.Continue("another", 2), "d")).isInstanceOf(Claim.Nothing.class);
    }

    @Test
    void of_retryOfAContinuationThatFailed_goesOn() {
        runs.take(ALARM, "a").park();
        Wish.Continue first = continuation();
        runs.take(first, "c").failed(new Failure("promote", "broken", clock.instant()));

        assertThat(runs.claim(first, "c")).isInstanceOf(Claim.Work.class);
        assertThat(runs.claim(first, "another delivery")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Work.class);
    }

    /** The trouble that the alarm meant may have been over for an hour. */
    @Test
    void of_runThatFailedBeforeItChangedAnything_anotherAlarmMustProveItself() {
        runs.take(ALARM, "a").failed(new Failure("bundle", "missing", clock.instant()));
        var unlooked = new Wish.Begin("alarm", "replica", false, null);
        var denied = new Judgement(false, "0 of 2 required", List.of(), null);
        var newer = new Judgement(true, "3 of 2 required", List.of(), null);

        assertThat(runs.claim(unlooked, "b")).isInstanceOf(Claim.Unproved.class);
        assertThat(runs.claim(unlooked.with(denied), "b")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(unlooked.with(newer), "b")).isInstanceOfSatisfying(Claim.Work.class, work -> {
            assertThat(work.begun()).isFalse();
            assertThat(work.run().judgement()).isEqualTo(newer);
        });
        assertThat(runs.claim(unlooked, "a"))
                .as("Lambda's retry of the same event")
                .isInstanceOf(Claim.Work.class);
    }

    /** RDS has refused it, and the primary may be well again by now. */
    @Test
    void of_runThatFailedWithARefusedPromotion_anotherAlarmMustProveItself() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.PROMOTE);
        journal.evidence(
                Stage.PROMOTE,
                java.util.Map.of(Evidence.FIRST_REQUESTED_AT, clock.instant().toString(), Evidence.REQUESTED_AT, ""));
        journal.started(Stage.INFRASTRUCTURE);
        journal.failed(new Failure("promote", "access denied", clock.instant()));
        var unlooked = new Wish.Begin("alarm", "replica", false, null);

        assertThat(runs.claim(unlooked, "b")).isInstanceOf(Claim.Unproved.class);
        assertThat(runs.claim(unlooked.with(new Judgement(false, "0 of 2 required", List.of(), null)), "b"))
                .isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Work.class);
    }

    /** What can only be given up is not proposed to anybody first. */
    @Test
    void of_runThatFailedAndIsPastItsLimit_isGivenUpWithoutALook() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.INFRASTRUCTURE);
        journal.failed(new Failure("promote", "access denied", clock.instant()));
        clock.advance(Runs.LIMITS.time());

        assertThat(runs.claim(new Wish.Begin("alarm", "replica", false, null), "b"))
                .isInstanceOf(Claim.GiveUp.class);
    }

    /** There is nothing left to decide: the database serves here. */
    @Test
    void of_runThatFailedAfterItsPromotion_anotherAlarmGoesOnWithIt() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.PROMOTE);
        journal.evidence(Stage.PROMOTE, Evidence.ENDPOINT, "replica.example:5432");
        journal.failed(new Failure("infrastructure", "quota", clock.instant()));

        assertThat(runs.claim(new Wish.Begin("alarm", "replica", false, null), "b"))
                .isInstanceOf(Claim.Work.class);
    }

    @Test
    void of_commandRepeatedAfterAnAbort_doesNotUndoIt() {
        runs.take(COMMAND, "a").failed(new Failure("bundle", "missing", clock.instant()));
        runs.abort();

        assertThat(runs.claim(COMMAND, "a")).isInstanceOf(Claim.Stopped.class);
        assertThat(runs.claim(COMMAND, "b")).isInstanceOf(Claim.Work.class);
    }

    /** RDS may not show yet what it was asked for, and a lock may be left that nobody else can explain. */
    @Test
    void of_runAfterOneThatWasPutAway_inheritsWhatMayBeUnderWay() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.PROMOTE);
        journal.evidence(Stage.PROMOTE, Evidence.REQUESTED_AT, clock.instant().toString());
        RunRecord aborted = runs.abort();
        ledger.write(ledger.current(), aborted.putAway(new Acknowledgement("ana", clock.instant())));

        assertThat(runs.claim(COMMAND, "b")).isInstanceOfSatisfying(Claim.Work.class, work -> {
            assertThat(work.run().runId()).isNotEqualTo(aborted.runId());
            assertThat(work.run().inherited()).isEqualTo(new Inheritance(aborted.attempts(), clock.instant()));
        });
        assertThat(runs.claim(Runs.command("other"), "c"))
                .as("of another replica")
                .isInstanceOfSatisfying(
                        Claim.Work.class,
                        work -> assertThat(work.run().inherited()).isNull());
    }

    @Test
    void of_runThatSucceeded_isAnsweredAndNeverRepeated() {
        runs.take(ALARM, "a").completed(new JsonMapper().createObjectNode());

        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Answered.class);
        assertThat(runs.claim(COMMAND, "b")).isInstanceOf(Claim.Answered.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(continuation(), "c")).isInstanceOf(Claim.Nothing.class);
    }

    /** Whoever recorded it may have died before people were told. */
    @Test
    void of_runThatSucceeded_isAnsweredToTheRepetitionOfTheContinuationThatEndedIt() {
        runs.take(ALARM, "a").park();
        Wish.Continue last = continuation();
        runs.take(last, "c").completed(new JsonMapper().createObjectNode());

        assertThat(runs.claim(last, "c")).isInstanceOf(Claim.Answered.class);
        assertThat(runs.claim(last, "another delivery")).isInstanceOf(Claim.Nothing.class);
    }

    @Test
    void of_timeLimit_givesTheRunUpOnceItHasActed() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.INFRASTRUCTURE);
        journal.park();
        clock.advance(Runs.LIMITS.time());

        assertThat(runs.claim(ALARM, "b")).isInstanceOfSatisfying(Claim.GiveUp.class, claim -> assertThat(claim.why())
                .contains("RUN_TIME_LIMIT"));
        assertThat(runs.claim(continuation(), "c")).isInstanceOf(Claim.GiveUp.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.GiveUp.class);
    }

    @Test
    void of_invocationLimit_givesTheRunUp() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.INFRASTRUCTURE);
        journal.park();
        for (int i = 2; i <= Runs.LIMITS.invocations(); i++) {
            runs.take(continuation(), "c" + i).park();
        }

        assertThat(runs.claim(continuation(), "one more"))
                .isInstanceOfSatisfying(Claim.GiveUp.class, claim -> assertThat(claim.why())
                        .contains("5 invocations (MAX_INVOCATIONS)"));
    }

    @Test
    void of_runThatHasNotActed_isReplacedAfterItsLimit() {
        runs.take(ALARM, "a").failed(new Failure("bundle", "missing", clock.instant()));
        String old = ledger.run().runId();
        clock.advance(Runs.LIMITS.time());

        assertThat(runs.claim(ALARM, "b")).isInstanceOfSatisfying(Claim.Work.class, work -> {
            assertThat(work.begun()).isTrue();
            assertThat(work.run().runId()).isNotEqualTo(old);
        });
    }

    @Test
    void of_runThatWasGivenUp_goesOnOnlyWithAPersonsCommandAndFreshLimits() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.INFRASTRUCTURE);
        journal.givenUp(new Failure("promote", "limit", clock.instant()));
        clock.advance(Runs.LIMITS.time());

        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Stopped.class);
        assertThat(runs.claim(WATCHDOG, "w")).isInstanceOf(Claim.Nothing.class);
        assertThat(runs.claim(COMMAND, "p")).isInstanceOfSatisfying(Claim.Work.class, work -> {
            assertThat(work.begun()).isFalse();
            assertThat(work.run().authorizedAt()).isEqualTo(clock.instant());
            assertThat(work.run().invocationsUsed()).isEqualTo(1);
            assertThat(work.run().confirmed()).isTrue();
        });
    }

    @Test
    void of_runOfAnotherReplica_isReplacedUnlessItIsWorkedOn() {
        RunJournal journal = runs.take(Runs.command("other"), "a");
        assertThat(runs.claim(ALARM, "b")).isInstanceOf(Claim.Joined.class);

        journal.failed(new Failure("bundle", "missing", clock.instant()));

        assertThat(runs.claim(ALARM, "b")).isInstanceOfSatisfying(Claim.Work.class, work -> {
            assertThat(work.begun()).isTrue();
            assertThat(work.run().confirmed()).isFalse();
        });
    }
}
