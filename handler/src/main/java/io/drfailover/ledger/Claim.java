package io.drfailover.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What an event that wants something of the runs gets. A pure decision; nothing is read or written here. */
public sealed interface Claim {
    /** A continuation that has not come so long after the run was parked is lost. */
    Duration CONTINUATION_DUE = Duration.ofSeconds(60);

    /**
     * The run is the event's, once it is written.
     *
     * @param run with a new attempt
     * @param begun whether the run begins now
     */
    record Work(RunRecord run, boolean begun) implements Claim {}

    /**
     * An earlier attempt of the same event may still hold the run: wait for its end, ask again.
     *
     * @param run the run
     * @param until when its lease ends unless renewed
     */
    record Await(RunRecord run, Instant until) implements Claim {}

    /** Another invocation works on the run. */
    record Joined(RunRecord run) implements Claim {}

    /** The run has succeeded. */
    record Answered(RunRecord run) implements Claim {}

    /**
     * A limit is reached: the run is to be written as given up and people are to be told.
     *
     * @param run with a new attempt, which fences whoever may still believe to have it
     * @param why which limit, in words
     */
    record GiveUp(RunRecord run, String why) implements Claim {}

    /** The run was given up or aborted; only a person goes on with it. */
    record Stopped(RunRecord run) implements Claim {}

    /** A run has ended only a short while ago: an alarm begins none before the given time. */
    record CoolingDown(RunRecord run, Instant until) implements Claim {}

    /** A run would begin, if its evidence had been looked at: look, then ask again with the judgement. */
    record Unproved() implements Claim {}

    /** Nothing is to be done. */
    record Nothing(String reason) implements Claim {}

    /**
     * Decides.
     *
     * @param current the newest run
     * @param newRunId names a run that begins
     */
    static Claim of(
            Optional<RunRecord> current,
            Wish wish,
            Invoker invoker,
            RunLimits limits,
            Supplier<String> newRunId,
            Instant now) {
        if (current.isEmpty()) {
            return wish instanceof Wish.Begin begin
                    ? begin(begin, current, invoker, limits, newRunId, now)
                    : new Nothing("there is no run to go on with");
        }
        RunRecord run = current.get();
        if (run.acknowledged() != null) {
            return afterAcknowledgement(run, wish, invoker, limits, newRunId, now);
        }
        return switch (run.state()) {
            case SUCCEEDED ->
                // Who recorded it may have died before people were told.
                wish instanceof Wish.Begin || run.latest().requestId().equals(invoker.requestId())
                        ? new Answered(run)
                        : new Nothing("the run " + run.runId() + " has already succeeded");
            case RUNNING ->
                run.latest().holdsLease(now)
                        ? held(run, wish, invoker)
                        : open(run, wish, invoker, limits, newRunId, now);
            case PARKED, FAILED, GIVEN_UP, ABORTED -> open(run, wish, invoker, limits, newRunId, now);
        };
    }

    private static Claim afterAcknowledgement(
            RunRecord run, Wish wish, Invoker invoker, RunLimits limits, Supplier<String> newRunId, Instant now) {
        if (!(wish instanceof Wish.Begin begin)) {
            return new Nothing("the run " + run.runId() + " is over");
        }
        if (run.hasSeen(invoker.requestId())) {
            // Lambda repeats what failed; a person has put it away meanwhile.
            return new Nothing("the run " + run.runId() + " of this event was put away");
        }
        Instant until = run.coolUntil(limits.coolDown());
        return !begin.confirmed() && now.isBefore(until)
                ? new CoolingDown(run, until)
                : begin(begin, Optional.of(run), invoker, limits, newRunId, now);
    }

    private static Claim held(RunRecord run, Wish wish, Invoker invoker) {
        if (run.latest().requestId().equals(invoker.requestId())) {
            // Lambda's own retry, or a second delivery of the same event: which one, only the lease can tell.
            return new Await(run, run.latest().leaseUntil());
        }
        return wish instanceof Wish.PickUp
                ? new Nothing("the run " + run.runId() + " is being worked on")
                : new Joined(run);
    }

    /** Nobody holds the run. */
    private static Claim open(
            RunRecord run, Wish wish, Invoker invoker, RunLimits limits, Supplier<String> newRunId, Instant now) {
        boolean stopped = run.state() == RunState.GIVEN_UP || run.state() == RunState.ABORTED;
        if (stopped && run.hasSeen(invoker.requestId())) {
            // Lambda repeats what failed; that does not undo a person's abort, nor a limit.
            return new Stopped(run);
        }
        if (wish instanceof Wish.Begin begin) {
            boolean another = !run.replicaId().equals(begin.replicaId());
            boolean stale = run.state() != RunState.ABORTED
                    && !run.hasActed()
                    && limitReached(run, limits, now).isPresent();
            if (another || stale) {
                return begin(begin, Optional.of(run), invoker, limits, newRunId, now);
            }
            if (begin.confirmed()) {
                return new Work(run.takenUp(attempt(run.epoch() + 1, wish, invoker, limits, now), true), false);
            }
        }
        if (stopped) {
            return wish instanceof Wish.Begin
                    ? new Stopped(run)
                    : new Nothing("the run " + run.runId() + " was stopped");
        }
        if (run.state() == RunState.PARKED && !(wish instanceof Wish.Continue) && !isDue(run, invoker, now)) {
            return wish instanceof Wish.Begin
                    ? new Joined(run)
                    : new Nothing("the continuation of the run " + run.runId() + " is on its way");
        }
        if (!mayTakeUp(run, wish, invoker)) {
            return new Nothing("the run " + run.runId() + " is in epoch " + run.epoch() + " and "
                    + run.state().name().toLowerCase(Locale.ROOT) + ", this event goes on with nothing");
        }
        RunRecord taken = run.takenUp(attempt(run.epoch() + 1, wish, invoker, limits, now), false);
        boolean unproved = run.wouldPromote() && !run.hasSeen(invoker.requestId());
        if (wish instanceof Wish.Begin begin
                && unproved
                && limitReached(run, limits, now).isEmpty()) {
            // It may have failed hours ago, and the primary be well again: another alarm must prove itself.
            Optional<Claim> objection = objection(begin);
            if (objection.isPresent()) {
                return objection.get();
            }
            taken = taken.judgedBy(Objects.requireNonNull(begin.judgement()));
        }
        return finishing(run, taken, limits, now);
    }

    private static Claim finishing(RunRecord run, RunRecord taken, RunLimits limits, Instant now) {
        return limitReached(run, limits, now)
                .<Claim>map(why -> new GiveUp(taken, why))
                .orElseGet(() -> new Work(taken, false));
    }

    /** Whether the continuation of a parked run is lost, or could not even be sent by an earlier attempt of this event. */
    private static boolean isDue(RunRecord run, Invoker invoker, Instant now) {
        Instant parked = run.latest().endedAt();
        return parked == null
                || !now.isBefore(parked.plus(CONTINUATION_DUE))
                || run.latest().requestId().equals(invoker.requestId());
    }

    private static boolean mayTakeUp(RunRecord run, Wish wish, Invoker invoker) {
        if (wish instanceof Wish.Continue proceed) {
            return run.runId().equals(proceed.runId())
                    && (run.epoch() == proceed.epoch()
                            || run.latest().requestId().equals(invoker.requestId()));
        }
        // A failed event is repeated by Lambda itself, and goes on then; after that it is for people.
        return wish instanceof Wish.Begin
                || run.state() != RunState.FAILED
                || run.latest().requestId().equals(invoker.requestId());
    }

    /** The run as a person's abort leaves it: with a new attempt, which fences whoever still works on it. */
    static RunRecord aborted(RunRecord run, Wish cause, Invoker invoker, RunLimits limits, Failure why, Instant now) {
        return run.takenUp(attempt(run.epoch() + 1, cause, invoker, limits, now), false)
                .ended(RunState.ABORTED, now, why, null);
    }

    /** The limit that the run has reached, in words. */
    static Optional<String> limitReached(RunRecord run, RunLimits limits, Instant now) {
        if (!now.isBefore(run.authorizedAt().plus(limits.time()))) {
            return Optional.of("it has taken longer than " + limits.time() + " (RUN_TIME_LIMIT)");
        }
        if (run.invocationsUsed() >= limits.invocations()) {
            return Optional.of("it has used " + run.invocationsUsed() + " invocations (MAX_INVOCATIONS)");
        }
        return Optional.empty();
    }

    /** The one place where a run begins: never unlooked at, and never against the evidence unless a person orders it. */
    private static Claim begin(
            Wish.Begin wish,
            Optional<RunRecord> before,
            Invoker invoker,
            RunLimits limits,
            Supplier<String> newRunId,
            Instant now) {
        return objection(wish)
                .orElseGet(() -> new Work(
                        RunRecord.begin(
                                newRunId.get(),
                                wish,
                                attempt(1, wish, invoker, limits, now),
                                before.filter(b -> b.replicaId().equals(wish.replicaId()))
                                        .map(Inheritance::of)
                                        .orElse(null)),
                        true));
    }

    private static Optional<Claim> objection(Wish.Begin wish) {
        if (wish.judgement() == null) {
            return Optional.of(new Unproved());
        }
        return wish.confirmed() || wish.judgement().confirmed()
                ? Optional.empty()
                : Optional.of(new Nothing(
                        "the evidence does not confirm it: " + wish.judgement().sentence()));
    }

    private static Attempt attempt(int epoch, Wish wish, Invoker invoker, RunLimits limits, Instant now) {
        return new Attempt(
                epoch,
                invoker.owner(),
                invoker.requestId(),
                wish.cause(),
                now,
                now.plus(limits.lease()),
                invoker.mustEndBy(),
                null,
                null);
    }
}
