package io.drfailover.drill;

import io.drfailover.drill.lambda.EmulatedLambda;
import io.drfailover.drill.timeline.TimelineEvent;
import io.drfailover.drill.trouble.KillPoint;
import io.drfailover.drill.trouble.KillTrigger;
import io.drfailover.drill.trouble.Victims;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows what a function says and sends a SIGKILL at the kill point, once. */
final class SandboxKiller {
    /** Terraform may not have been started yet when the point is reached. */
    private static final Duration VICTIM_AWAITED = Duration.ofMinutes(2);

    /** Terraform says that it waits before it asks; killed at once, AWS would never have heard of it. */
    private static final Duration INTO_THE_WAIT = Duration.ofSeconds(3);

    private final KillPoint point;
    private final KillTrigger trigger;
    private final Victims victims;
    private final EmulatedLambda lambda;
    private final Consumer<String> told;
    private volatile Optional<String> carriedOut = Optional.empty();

    /** Kills in the sandboxes of {@code lambda}, and tells what it did. */
    SandboxKiller(KillPoint point, Victims victims, EmulatedLambda lambda, Consumer<String> told) {
        this.point = point;
        this.trigger = new KillTrigger(point);
        this.victims = victims;
        this.lambda = lambda;
        this.told = told;
    }

    /** A line that a sandbox has just written. */
    void line(int sandbox, String line) {
        TimelineEvent.parse(sandbox, line).filter(trigger::pulledBy).ifPresent(event -> {
            Thread thread = new Thread(() -> kill(sandbox), "kill");
            thread.setDaemon(true);
            thread.start(); // The line came from a pump that must go on.
        });
    }

    private void kill(int sandbox) {
        if (point.awaited().isPresent() && !slept()) {
            return;
        }
        long deadline = System.nanoTime() + VICTIM_AWAITED.toNanos();
        int killed = lambda.kill(sandbox, victims::includes);
        while (killed == 0 && System.nanoTime() < deadline) {
            killed = lambda.kill(sandbox, victims::includes);
        }
        String words = killed == 0
                ? "nobody to kill at " + point + ": no process of " + victims + " was there"
                : "SIGKILL at " + point + ": " + victims + ", " + killed + " processes of sandbox " + sandbox;
        carriedOut = Optional.of(words);
        told.accept(words);
    }

    private static boolean slept() {
        try {
            Thread.sleep(INTO_THE_WAIT.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What was done; empty as long as the point was not reached. */
    Optional<String> carriedOut() {
        return carriedOut;
    }
}
