package io.drfailover;

import io.drfailover.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The instant until which work may go on, shared by every wait. Immutable and thread-safe.
 *
 * <p>Lambda gives no grace at its own limit, so the invocation's deadline lies a margin before it.
 */
public final class Deadline {
    /** Blocks the thread; tests and simulations move a clock instead. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Instant end;
    private final boolean endsInvocation;
    private final InstantSource clock;
    private final Sleeper sleeper;

    private Deadline(Instant end, boolean endsInvocation, InstantSource clock, Sleeper sleeper) {
        this.end = end;
        this.endsInvocation = endsInvocation;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** A deadline of the real clock. */
    public static Deadline in(Duration duration) {
        return in(duration, InstantSource.system(), d -> Thread.sleep(d.toMillis()));
    }

    public static Deadline in(Duration duration, InstantSource clock, Sleeper sleeper) {
        return new Deadline(clock.instant().plus(duration), true, clock, sleeper);
    }

    /** The earlier of this deadline and the given time from now. The latter is a limit of its own. */
    public Deadline within(Duration duration) {
        return until(now().plus(duration));
    }

    /** The earlier of this deadline and the given instant. The latter is a limit of its own. */
    public Deadline until(Instant other) {
        return other.isBefore(end) ? new Deadline(other, false, clock, sleeper) : this;
    }

    /** This deadline, earlier by the given time, as a margin for what must follow. */
    public Deadline minus(Duration margin) {
        return new Deadline(end.minus(margin), endsInvocation, clock, sleeper);
    }

    /**
     * What passing it means: true, the invocation's time is over and another one goes on; false, what was waited for has
     * taken too long.
     */
    public boolean endsInvocation() {
        return endsInvocation;
    }

    /** When it passes. */
    public Instant end() {
        return end;
    }

    /** Time left, never negative. */
    public Duration remaining() {
        Duration left = Duration.between(now(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean hasPassed() {
        return !now().isBefore(end);
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Sleeps, but not past the deadline.
     *
     * @return false when the deadline has passed
     * @throws CancelledException when the thread is interrupted
     */
    public boolean pause(Duration duration) {
        Duration left = remaining();
        if (left.isZero()) {
            return false;
        }
        try {
            sleeper.sleep(duration.compareTo(left) < 0 ? duration : left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(e);
        }
        return true;
    }

    /** The invocation's time is over, the work is not: the next invocation goes on with it. No failure. */
    public static final class ReachedException extends Interruption {
        private static final long serialVersionUID = 1L;

        private final Stage stage;

        /**
         * Parks a stage.
         *
         * @param stage which
         * @param waitingFor what it was waiting for, in words
         */
        public ReachedException(Stage stage, String waitingFor) {
            super(stage.stageName() + ": " + waitingFor);
            this.stage = stage;
        }

        /** The stage that is parked. */
        public Stage stage() {
            return stage;
        }
    }

    /** The work was no longer wanted, because another stage has already failed the run. */
    public static final class CancelledException extends Interruption {
        private static final long serialVersionUID = 1L;

        public CancelledException(Throwable cause) {
            super("cancelled, because the run has already ended", cause);
        }
    }
}
