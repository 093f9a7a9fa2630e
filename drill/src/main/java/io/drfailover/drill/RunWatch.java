package io.drfailover.drill;

import io.drfailover.drill.lambda.EmulatedLambda;
import io.drfailover.drill.lambda.FunctionSettings;
import io.drfailover.drill.lambda.Invocation;
import io.drfailover.drill.run.InvocationEnd;
import io.drfailover.drill.run.PlayedRun;
import io.drfailover.drill.run.RunEnd;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Waits for the ends of runs and invocations of one alias, from now on. */
final class RunWatch {
    private static final long POLL_MILLIS = 100;
    /** Events that came too late to work on the run, and only have to be answered. */
    private static final Duration LATECOMERS = Duration.ofMinutes(2);

    private final EmulatedLambda lambda;
    private final FunctionSettings settings;
    private final String alias;
    private final int seenBefore;

    RunWatch(EmulatedLambda lambda, FunctionSettings settings, String alias) {
        this.lambda = lambda;
        this.settings = settings;
        this.alias = alias;
        this.seenBefore = lambda.ended(alias).size();
    }

    /**
     * Waits until the run has ended and nobody is at work any more.
     *
     * @param patience how long it may take from one step of the run to the next, beyond Lambda's own limit and pauses
     * @throws IOException when nothing goes on with the run
     */
    PlayedRun awaitEnd(Duration patience) throws IOException, InterruptedException {
        Duration step =
                settings.timeout().plus(patience).plus(settings.delivery(alias).longestPause());
        Invocation judged = awaitJudged(step);
        Instant drained = Instant.now().plus(LATECOMERS);
        while (underWay() && Instant.now().isBefore(drained)) {
            Thread.sleep(POLL_MILLIS);
        }
        return new PlayedRun(
                ended().stream()
                        .filter(invocation -> InvocationEnd.of(invocation) != InvocationEnd.NOTHING)
                        .toList(),
                judged);
    }

    /**
     * Waits for the last attempt with an alarm's event.
     *
     * @throws IOException when none ends in time
     */
    Invocation awaitAlarmed(Duration limit) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (true) {
            Optional<Invocation> alarmed = ended().stream()
                    .filter(invocation -> invocation.last() && EventOrigin.of(invocation.event()) == EventOrigin.ALARM)
                    .findFirst();
            if (alarmed.isPresent()) {
                return alarmed.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("waiting for the function: no alarm reached it and ended within "
                        + limit.toSeconds() + " s; read its log and the emulated AWS's log");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Invocation awaitJudged(Duration step) throws IOException, InterruptedException {
        Instant moved = Instant.now();
        long moves = 0;
        while (true) {
            // Asked first: what is at work no more has ended before.
            boolean underWay = underWay();
            List<Invocation> ended = ended();
            Optional<Invocation> judged = RunEnd.judged(ended, underWay);
            if (judged.isPresent()) {
                return judged.get();
            }
            long movesNow = ended.stream().filter(RunEnd::moves).count();
            if (movesNow > moves) {
                moves = movesNow;
                moved = Instant.now();
            }
            if (Instant.now().isAfter(moved.plus(step))) {
                throw new IOException("waiting for the end of the run: after " + moves + " invocations nothing went on"
                        + " with it for " + step.toSeconds()
                        + " s; read the function's log and the emulated AWS's log");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean underWay() {
        return lambda.open().stream().map(EventOrigin::of).anyMatch(EventOrigin::drivesARun);
    }

    private List<Invocation> ended() {
        List<Invocation> all = lambda.ended(alias);
        return all.subList(seenBefore, all.size());
    }
}
