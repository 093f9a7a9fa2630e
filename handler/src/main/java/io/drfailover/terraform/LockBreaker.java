package io.drfailover.terraform;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import java.util.Optional;

/**
 * Frees the state of a lock that a dead invocation left. Whether its holder is dead is the ledger's to say, never a
 * matter of the lock's age alone.
 */
final class LockBreaker {
    private final StateLock lock;
    private final Progress progress;

    LockBreaker(StateLock lock, Progress progress) {
        this.lock = lock;
        this.progress = progress;
    }

    /**
     * Returns once nobody holds the lock.
     *
     * @throws TerraformException if somebody else holds it
     * @throws Deadline.ReachedException if its holder is not proved dead in time
     */
    void ensureFree(Terraform terraform, InfrastructureHistory history, Deadline deadline) {
        Optional<StateLock.Holder> held = lock.holder();
        while (held.isPresent()) {
            StateLock.Holder holder = held.get();
            switch (history.holderOfLockFrom(holder.created())) {
                case SOMEBODY_ELSE -> throw somebodyElse(holder);
                case DEAD -> {
                    progress.note(
                            Stage.INFRASTRUCTURE,
                            "lock",
                            "breaking the lock of " + words(holder) + ": the ledger proves that its holder has ended");
                    history.fence();
                    terraform.unlock(holder.id(), deadline);
                }
                case PERHAPS_ALIVE -> {
                    try (var wait = progress.waiting(
                            Stage.INFRASTRUCTURE, "lock", "the lock of " + words(holder) + " to be free")) {
                        Pause.before(deadline, "the lock of " + words(holder) + " to be free");
                    }
                }
            }
            Optional<StateLock.Holder> next = lock.holder();
            held = next;
        }
    }

    private static String words(StateLock.Holder holder) {
        return holder.who() + " (" + holder.operation() + ", since " + holder.created() + ")";
    }

    private static TerraformException somebodyElse(StateLock.Holder holder) {
        return new TerraformException(
                "the state is locked by " + words(holder) + ", which is no invocation of this run",
                "let it finish, or, when it is dead, type `terraform force-unlock -force " + holder.id()
                        + "` in the bundle's terraform folder, then invoke the function again");
    }
}
