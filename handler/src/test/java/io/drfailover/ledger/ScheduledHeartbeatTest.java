package io.drfailover.ledger;

import static io.drfailover.ledger.Runs.ALARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drfailover.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScheduledHeartbeatTest {
    private static final Duration SHORT = Duration.ofMillis(40);

    private final MovingClock clock = new MovingClock();
    private final InMemoryRunLedger ledger = new InMemoryRunLedger();
    private final Runs runs = new Runs(clock, ledger);
    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void start_whileTheRunIsOurs_renewsTheLeaseAndTellsNobody() {
        RunJournal journal = runs.take(ALARM, "a");
        Instant before = ledger.run().latest().leaseUntil();
        clock.advance(Duration.ofSeconds(5));

        try (var beating = new ScheduledHeartbeat(SHORT).start(journal, lost::incrementAndGet)) {
            await().until(() -> ledger.run().latest().leaseUntil().isAfter(before));
        }

        assertThat(lost).hasValue(0);
    }

    @Test
    void start_runTakenByAnother_tellsOnce() {
        RunJournal journal = runs.take(ALARM, "a");
        clock.advance(Runs.LIMITS.lease());
        runs.take(ALARM, "b");
        int reads = ledger.writes;

        try (var beating = new ScheduledHeartbeat(SHORT).start(journal, lost::incrementAndGet)) {
            await().untilAtomic(lost, org.hamcrest.Matchers.equalTo(1));
        }

        assertThat(journal.isLost()).isTrue();
        assertThat(ledger.writes).isEqualTo(reads);
    }

    @Test
    void start_storeThatDoesNotAnswer_losesTheRunOnlyWhenTheLeaseHasRunOut() {
        var mute = new MuteLedger(ledger);
        RunJournal journal = RunJournal.take(
                mute, clock, Runs.LIMITS.lease(), ledger.current(), ((Claim.Work) runs.claim(ALARM, "a")).run());
        mute.mute = true;

        try (var beating = new ScheduledHeartbeat(SHORT).start(journal, lost::incrementAndGet)) {
            await().until(() -> mute.refused.get() > 2);
            assertThat(lost).hasValue(0);
            clock.advance(Runs.LIMITS.lease());
            await().untilAtomic(lost, org.hamcrest.Matchers.equalTo(1));
        }
    }

    /** The store takes the connection and says nothing: the lease runs out while the beat waits. */
    @Test
    void start_beatThatHangs_losesTheRunInTimeAllTheSame() {
        var slow = new SlowLedger(ledger);
        RunJournal journal = RunJournal.take(
                slow, clock, Runs.LIMITS.lease(), ledger.current(), ((Claim.Work) runs.claim(ALARM, "a")).run());
        slow.slow = true;
        Heartbeat.Beating beating = new ScheduledHeartbeat(SHORT).start(journal, lost::incrementAndGet);
        await().until(slow::isWriting);

        clock.advance(Runs.LIMITS.lease());
        await().untilAtomic(lost, org.hamcrest.Matchers.equalTo(1));
        slow.answer();
        beating.close();

        assertThat(lost).hasValue(1);
        assertThat(journal.isLost()).isTrue();
    }

    @Test
    void close_beatUnderWay_waitsForItInsteadOfCuttingItOff() {
        var slow = new SlowLedger(ledger);
        RunJournal journal = RunJournal.take(
                slow, clock, Runs.LIMITS.lease(), ledger.current(), ((Claim.Work) runs.claim(ALARM, "a")).run());
        slow.slow = true;
        var beating = new ScheduledHeartbeat(SHORT).start(journal, lost::incrementAndGet);
        await().until(() -> slow.isWriting());

        var closing = new Thread(beating::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
        slow.answer();
        await().until(() -> !closing.isAlive());
        journal.park();

        assertThat(slow.cutOff).isFalse();
        assertThat(lost).hasValue(0);
        assertThat(ledger.run().state()).isEqualTo(RunState.PARKED);
    }
}
