package io.drfailover.terraform;

import io.drfailover.Deadline;
import io.drfailover.contract.Stage;
import java.time.Duration;

/** The time between two looks at something that only AWS, or another process, can bring to its end. */
final class Pause {
    /** What is waited for takes minutes; AWS throttles those who ask more often. */
    static final Duration LENGTH = Duration.ofSeconds(5);

    private Pause() {}

    /**
     * Sleeps.
     *
     * @throws Deadline.ReachedException when the invocation's time is over
     * @throws TerraformException when a limit of the wait's own is
     */
    static void before(Deadline deadline, String waitingFor) {
        if (!deadline.pause(LENGTH)) {
            throw outOfTime(deadline, waitingFor);
        }
    }

    /** What a deadline that has passed means. */
    static RuntimeException outOfTime(Deadline deadline, String waitingFor) {
        return deadline.endsInvocation()
                ? new Deadline.ReachedException(Stage.INFRASTRUCTURE, waitingFor)
                : new TerraformException(
                        waitingFor + " took too long",
                        "look at it in the AWS console, then invoke the function again: it goes on from the saved state");
    }
}
