package io.drfailover.ledger;

import static io.drfailover.ledger.Runs.ALARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.MovingClock;
import io.drfailover.contract.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunJournalTest {
    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();
    private final Runs runs = new Runs(clock, ledger);

    @Test
    void take_afterAFailedAttempt_goesOnWithWhatItKnew() {
        RunJournal first = runs.take(ALARM, "a");
        first.started(Stage.PROMOTE);
        first.evidence(Stage.PROMOTE, "requestedAt", "2026-11-23T03:00:00Z");
        first.failed(Stage.PROMOTE, "time ran out");
        first.failed(new Failure("promote", "time ran out", clock.instant()));

        RunJournal second = runs.take(ALARM, "a");
        second.started(Stage.PROMOTE);

        StageRecord promote = ledger.run().stage(Stage.PROMOTE).orElseThrow();
        assertThat(ledger.run().epoch()).isEqualTo(2);
        assertThat(promote.attempts()).isEqualTo(2);
        assertThat(promote.evidence()).containsKey("requestedAt");
        assertThat(promote.error()).isNull();
    }

    @Test
    void take_onAVersionThatIsNoLongerCurrent_isRefused() {
        var before = ledger.current();
        runs.take(ALARM, "a");

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> RunJournal.take(
                        ledger,
                        clock,
                        Runs.LIMITS.lease(),
                        before,
                        ((Claim.Work) new Runs(clock, new InMemoryRunLedger()).claim(ALARM, "b")).run()));
    }

    @Test
    void write_afterAnotherInvocationTookTheRun_isRefusedForEver() {
        RunJournal first = runs.take(ALARM, "a");
        clock.advance(Runs.LIMITS.lease());
        runs.take(ALARM, "b");

        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> first.started(Stage.PROMOTE));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(first::fence);
        assertThat(first.isLost()).isTrue();
        assertThat(ledger.run().stages()).isEmpty();
    }

    @Test
    void write_ofAnything_renewsTheLease() {
        RunJournal journal = runs.take(ALARM, "a");
        clock.advance(Duration.ofSeconds(30));

        journal.started(Stage.BUNDLE);

        assertThat(ledger.run().latest().leaseUntil()).isEqualTo(clock.instant().plus(Runs.LIMITS.lease()));
    }

    @Test
    void renew_afterTheRunWasGivenBack_changesNothing() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.park();
        int writes = ledger.writes;

        journal.renew();

        assertThat(ledger.writes).isEqualTo(writes);
        assertThat(ledger.run().state()).isEqualTo(RunState.PARKED);
        assertThat(ledger.run().latest().ended()).isEqualTo(RunState.PARKED);
    }

    @Test
    void expire_afterTheRunWasGivenBack_losesNothing() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.park();

        assertThat(journal.expire()).isFalse();
        assertThat(journal.isLost()).isFalse();
    }

    @Test
    void expire_leaseThatRanOut_losesTheRunWithoutAskingAnybody() {
        RunJournal journal = runs.take(ALARM, "a");

        assertThat(journal.expire()).isFalse();
        clock.advance(Runs.LIMITS.lease());
        assertThat(journal.expire()).isTrue();

        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(journal::fence);
    }

    @Test
    void stages_areRecordedInTheOrderOfTheirStartWithTimes() {
        RunJournal journal = runs.take(ALARM, "a");
        journal.started(Stage.PROMOTE);
        clock.advance(Duration.ofSeconds(3));
        journal.started(Stage.INFRASTRUCTURE);
        clock.advance(Duration.ofSeconds(4));
        journal.succeeded(Stage.PROMOTE);
        journal.parked(Stage.INFRASTRUCTURE);

        assertThat(ledger.run().stages()).extracting(StageRecord::stage).containsExactly("promote", "infrastructure");
        assertThat(ledger.run().stages())
                .extracting(StageRecord::state)
                .containsExactly(RunState.SUCCEEDED, RunState.PARKED);
        StageRecord promote = ledger.run().stage(Stage.PROMOTE).orElseThrow();
        assertThat(promote.startedAt()).isEqualTo(MovingClock.START);
        assertThat(promote.finishedAt()).isEqualTo(MovingClock.START.plusSeconds(7));
    }

    @Test
    void isDead_holderThatStoppedRenewing_onlyOnceItHasHadTheTimeToStopTerraform() {
        runs.take(ALARM, "a");
        Attempt attempt = ledger.run().latest();

        assertThat(attempt.isDead(attempt.leaseUntil().plus(Attempt.STOP).minusMillis(1)))
                .isFalse();
        assertThat(attempt.isDead(attempt.leaseUntil().plus(Attempt.STOP))).isTrue();
        assertThat(attempt.endedWith(RunState.PARKED, clock.instant()).isDead(clock.instant()))
                .isTrue();
    }
}
