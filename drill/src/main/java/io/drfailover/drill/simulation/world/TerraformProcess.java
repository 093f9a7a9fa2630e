package io.drfailover.drill.simulation.world;

import io.drfailover.Deadline;
import io.drfailover.contract.BucketLayout;
import io.drfailover.contract.Stage;
import io.drfailover.drill.simulation.fault.Fault;
import io.drfailover.terraform.TerraformException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The terraform binary as a child of one sandbox: it takes its time, is stopped politely when time is over or the work no
 * longer wanted, and dies with the sandbox. Holds the lock where a real one does, in the bucket.
 */
final class TerraformProcess {
    /** The graces of SIGINT and SIGTERM. */
    private static final long SLOWEST_STOP = 25_000;

    private final Sandbox sandbox;
    private final World world;
    private @Nullable String heldLock;

    TerraformProcess(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.world = sandbox.world();
    }

    /** A verb begins; it may find that there is no time. */
    void begin(String verb, Deadline deadline) {
        if (deadline.hasPassed()) {
            throw outOfTime(verb, deadline);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Deadline.CancelledException(new InterruptedException(verb));
        }
        sandbox.step(Call.write("terraform", verb, ""));
    }

    /**
     * Works for that long.
     *
     * @param politely what is still done when it is stopped
     * @throws Deadline.ReachedException when it was stopped because the invocation's time is over
     * @throws Deadline.CancelledException when it was stopped because it is no longer wanted
     */
    void work(String verb, Duration time, Deadline deadline, Runnable politely) {
        boolean enough = time.compareTo(deadline.remaining()) < 0;
        try {
            world.scheduler().sleepUnlessInterrupted(enough ? time : deadline.remaining());
        } catch (InterruptedException e) {
            stop(verb, "is no longer wanted", politely);
            Thread.currentThread().interrupt();
            throw new Deadline.CancelledException(e);
        }
        if (!enough) {
            stop(verb, "has no time left", politely);
            throw outOfTime(verb, deadline);
        }
    }

    private void stop(String verb, String why, Runnable politely) {
        world.trail().event(sandbox, "terraform " + verb + " " + why + ": SIGINT", Fault.NONE, "");
        world.scheduler()
                .sleep(Duration.ofMillis(
                        world.faults().between(30, world.faults().between(0, 3) == 0 ? SLOWEST_STOP : 1_500)));
        if (heldLock != null && !heldLock.equals(world.bucket().get(BucketLayout.TERRAFORM_LOCK))) {
            // Whoever has broken the lock reads and writes the same state.
            world.trail()
                    .observe(new Observation.Changed(
                            Observation.Part.TERRAFORM, sandbox, "saves its state although its lock was broken"));
        }
        politely.run();
        unlock();
    }

    /** Takes the lock, or ends. */
    void lock(String verb) {
        if (world.bucket().get(BucketLayout.TERRAFORM_LOCK) != null) {
            throw failed(
                    verb, "Error acquiring the state lock: " + world.bucket().get(BucketLayout.TERRAFORM_LOCK));
        }
        String id = "lock-" + world.nextNumber();
        heldLock = "{\"ID\":\"" + id + "\",\"Operation\":\"OperationType" + verb + "\",\"Who\":\"sbx@" + sandbox
                + "\",\"Created\":\"" + world.scheduler().now() + "\"}";
        world.bucket().put(BucketLayout.TERRAFORM_LOCK, heldLock);
    }

    /** Gives the lock back, if it is still its own. */
    void unlock() {
        String mine = heldLock;
        if (mine != null && mine.equals(world.bucket().get(BucketLayout.TERRAFORM_LOCK))) {
            world.bucket().delete(BucketLayout.TERRAFORM_LOCK);
        }
        heldLock = null;
    }

    /** Exit code 1. */
    TerraformException failed(String verb, String words) {
        world.trail().event(sandbox, "terraform " + verb, Fault.NONE, words);
        return new TerraformException(
                "terraform " + verb + " ended with exit code 1: " + words,
                "repair what it names, then invoke the function again: it goes on from the saved state",
                1,
                null);
    }

    private static RuntimeException outOfTime(String verb, Deadline deadline) {
        return deadline.endsInvocation()
                ? new Deadline.ReachedException(Stage.INFRASTRUCTURE, "terraform " + verb)
                : new TerraformException("terraform " + verb + " took too long", "invoke the function again");
    }
}
