package io.drfailover.ledger;

import io.drfailover.MovingClock;
import io.drfailover.evidence.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs for tests: 15 minutes an invocation, 40 s a lease, 2 hours and 5 invocations a run. */
public final class Runs {
    public static final RunLimits LIMITS =
            new RunLimits(Duration.ofSeconds(40), Duration.ofHours(2), 5, Duration.ofHours(1));
    public static final Duration INVOCATION = Duration.ofMinutes(15);
    public static final Wish.Begin ALARM = alarm("replica");
    public static final Wish.Begin COMMAND = command("replica");

    private final MovingClock clock;
    private final RunLedger ledger;
    private int ids;

    /** An alarm that the evidence confirms. */
    public static Wish.Begin alarm(String replica) {
        return new Wish.Begin("alarm", replica, false, new Judgement(true, "2 of 2 required", List.of(), null));
    }

    /** A person's command, against the evidence. */
    public static Wish.Begin command(String replica) {
        return new Wish.Begin("command", replica, true, new Judgement(false, "0 of 2 required", List.of(), null));
    }

    public Runs(MovingClock clock, RunLedger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    public Claim claim(Wish wish, String requestId) {
        return Claim.of(
                ledger.current().map(RunLedger.Entry::run),
                wish,
                new Invoker("owner-" + ++ids, requestId, clock.instant().plus(INVOCATION)),
                LIMITS,
                () -> "run-" + ++ids,
                clock.instant());
    }

    /** Claims and takes; fails if there is nothing to take. */
    public RunJournal take(Wish wish, String requestId) {
        Optional<RunLedger.Entry> current = ledger.current();
        return RunJournal.take(ledger, clock, LIMITS.lease(), current, ((Claim.Work) claim(wish, requestId)).run());
    }

    /** A person's abort. */
    public RunRecord abort() {
        Optional<RunLedger.Entry> current = ledger.current();
        var why = new Failure("trigger", "aborted by ana", clock.instant());
        var invoker =
                new Invoker("owner-" + ++ids, "abort-" + ids, clock.instant().plus(INVOCATION));
        RunRecord run = current.orElseThrow().run();
        return ledger.write(current, Claim.aborted(run, new Wish.Abort("abort"), invoker, LIMITS, why, clock.instant()))
                .run();
    }
}
