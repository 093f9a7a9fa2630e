package io.drfailover.terraform;

import io.drfailover.Deadline;
import io.drfailover.Progress;
import io.drfailover.contract.Stage;
import io.drfailover.terraform.InfrastructureHistory.LockHolder;
import java.util.Optional;

/**
 * Frees the state of a lock that a dead invocation left. Whether its holder is dead is the ledger's to say, never a
 * matter of the lock's age alone.
 */
final class LockBreaker {
    /** Every sandbox of Lambda has a user of such a name; a person's machine has none. */
    private static final String SANDBOX_USER = "sbx_user";

    private final StateLock lock;
    private final Progress progress;
    private final boolean inLambda;

    LockBreaker(StateLock lock, Progress progress) {
        this(lock, progress, System.getProperty("user.name", ""));
    }

    LockBreaker(StateLock lock, Progress progress, String user) {
        this.lock = lock;
        this.progress = progress;
        this.inLambda = user.startsWith(SANDBOX_USER);
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
            // A person may have taken it in the very time in which a dead invocation worked.
            boolean persons = inLambda && !holder.who().startsWith(SANDBOX_USER);
            switch (persons ? LockHolder.SOMEBODY_ELSE : history.holderOfLockFrom(holder.created())) {
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
