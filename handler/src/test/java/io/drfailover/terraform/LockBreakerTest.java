package io.drfailover.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drfailover.Deadline;
import io.drfailover.MovingClock;
import io.drfailover.SilentProgress;
import io.drfailover.terraform.InfrastructureHistory.LockHolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockBreakerTest {
    private final List<String> journal = new ArrayList<>();
    private final ModelTerraform terraform = new ModelTerraform(List.of(), journal);
    private final RecordingHistory history = new RecordingHistory(journal);
    private final MovingClock clock = new MovingClock();
    private Optional<StateLock.Holder> held =
            Optional.of(new StateLock.Holder("lock-1", "sbx@169.254.76.1", "OperationTypeApply", MovingClock.START));

    private void ensureFree() {
        StateLock lock = () -> journal.contains("unlock lock-1") ? Optional.empty() : held;
        new LockBreaker(lock, new SilentProgress())
                .ensureFree(terraform, history, clock.deadline(Duration.ofSeconds(30)));
    }

    @Test
    void ensureFree_noLock_changesNothing() {
        held = Optional.empty();

        ensureFree();

        assertThat(journal).isEmpty();
    }

    @Test
    void ensureFree_deadHolder_isFencedAndBroken() {
        history.verdicts.add(LockHolder.DEAD);

        ensureFree();

        assertThat(journal).containsExactly("fence", "unlock lock-1");
    }

    @Test
    void ensureFree_perhapsAlive_waitsForTheProof() {
        history.verdicts.addAll(List.of(LockHolder.PERHAPS_ALIVE, LockHolder.PERHAPS_ALIVE, LockHolder.DEAD));

        ensureFree();

        assertThat(journal).containsExactly("fence", "unlock lock-1");
        assertThat(clock.instant()).isEqualTo(MovingClock.START.plus(Pause.LENGTH.multipliedBy(2)));
    }

    @Test
    void ensureFree_noProofInTime_parksAndBreaksNothing() {
        history.verdicts.add(LockHolder.PERHAPS_ALIVE);

        assertThatExceptionOfType(Deadline.ReachedException.class)
                .isThrownBy(this::ensureFree)
                .withMessageContaining("the lock of sbx@169.254.76.1");
        assertThat(journal).isEmpty();
    }

    /** Its time is one in which an invocation worked that is dead. */
    @Test
    void ensureFree_aPersonsLockSeenFromLambda_isNeverBroken() {
        history.verdicts.add(LockHolder.DEAD);
        held = Optional.of(new StateLock.Holder("lock-1", "ana@laptop", "OperationTypeApply", MovingClock.START));

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(() -> new LockBreaker(() -> held, new SilentProgress(), "sbx_user1051")
                        .ensureFree(terraform, history, clock.deadline(Duration.ofSeconds(30))))
                .withMessageContaining("ana@laptop");
        assertThat(journal).isEmpty();
    }

    @Test
    void ensureFree_lockOfAnotherSandbox_isBrokenInLambdaToo() {
        history.verdicts.add(LockHolder.DEAD);
        held = Optional.of(
                new StateLock.Holder("lock-1", "sbx_user1072@169.254.76.1", "OperationTypeApply", MovingClock.START));
        StateLock lock = () -> journal.contains("unlock lock-1") ? Optional.empty() : held;

        new LockBreaker(lock, new SilentProgress(), "sbx_user1051")
                .ensureFree(terraform, history, clock.deadline(Duration.ofSeconds(30)));

        assertThat(journal).containsExactly("fence", "unlock lock-1");
    }

    @Test
    void ensureFree_somebodyElse_isNamedWithWhatToType() {
        history.verdicts.add(LockHolder.SOMEBODY_ELSE);

        assertThatExceptionOfType(TerraformException.class)
                .isThrownBy(this::ensureFree)
                .withMessageContainingAll(
                        "sbx@169.254.76.1", "OperationTypeApply", "2026-11-23T03:00:00Z", "force-unlock -force lock-1");
        assertThat(journal).isEmpty();
    }
}
