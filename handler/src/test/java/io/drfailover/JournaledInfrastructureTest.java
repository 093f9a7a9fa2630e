package io.drfailover;

import static io.drfailover.ledger.Runs.ALARM;
import static io.drfailover.ledger.Runs.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drfailover.contract.Stage;
import io.drfailover.ledger.InMemoryRunLedger;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.Runs;
import io.drfailover.terraform.InfrastructureHistory.LockHolder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whose lock it was. */
class JournaledInfrastructureTest {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final MovingClock clock = new MovingClock();
    private final Runs runs = new Runs(clock, new InMemoryRunLedger());

    private LockHolder holder(RunJournal asking, Instant created) {
        return new JournaledInfrastructure(asking, clock).holderOfLockFrom(created);
    }

    /** An invocation that took a lock ten seconds after its begin and died: when it took the lock. */
    private Instant diedWithALock() {
        runs.take(ALARM, "a").started(Stage.INFRASTRUCTURE);
        clock.advance(Duration.ofSeconds(10));
        Instant locked = clock.instant();
        clock.advance(LIMITS.lease());
        return locked;
    }

    @Test
    void lock_ofAnInvocationThatDied_isDeadOnlyOnceItHasHadTheTimeToStop() {
        Instant locked = diedWithALock();
        RunJournal next = runs.take(ALARM, "b");

        assertThat(holder(next, locked)).isEqualTo(LockHolder.PERHAPS_ALIVE);
        clock.advance(STOP);
        assertThat(holder(next, locked)).isEqualTo(LockHolder.DEAD);
    }

    @Test
    void lock_ofAnInvocationThatHasEnded_isDead() {
        RunJournal first = runs.take(ALARM, "a");
        clock.advance(Duration.ofSeconds(10));
        Instant locked = clock.instant();
        clock.advance(Duration.ofSeconds(10));
        first.park();
        clock.advance(Duration.ofMinutes(1));

        assertThat(holder(runs.take(ALARM, "b"), locked)).isEqualTo(LockHolder.DEAD);
    }

    @Test
    void lock_fromBeforeTheRun_isSomebodyElses() {
        Instant before = clock.instant().minusSeconds(60);
        diedWithALock();

        assertThat(holder(runs.take(ALARM, "b"), before)).isEqualTo(LockHolder.SOMEBODY_ELSE);
    }

    @Test
    void lock_takenBetweenTwoInvocations_isAPersons() {
        runs.take(ALARM, "a").park();
        clock.advance(Duration.ofMinutes(10));
        Instant byHand = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        assertThat(holder(runs.take(ALARM, "b"), byHand)).isEqualTo(LockHolder.SOMEBODY_ELSE);
    }

    @Test
    void lock_takenDuringTheInvocationThatAsks_isNotItsOwn() {
        diedWithALock();
        clock.advance(STOP);
        RunJournal asking = runs.take(ALARM, "b");
        clock.advance(Duration.ofSeconds(20));

        assertThat(holder(asking, clock.instant().minusSeconds(10))).isEqualTo(LockHolder.SOMEBODY_ELSE);
    }

    @Test
    void lock_takenByAPredecessorThatHasLostItsLease_mayStillBeHeld() {
        diedWithALock();
        RunJournal asking = runs.take(ALARM, "b");
        clock.advance(Duration.ofSeconds(5));

        assertThat(holder(asking, clock.instant())).isEqualTo(LockHolder.PERHAPS_ALIVE);
    }
}
