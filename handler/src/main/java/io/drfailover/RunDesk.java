package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import io.drfailover.control.Hold;
import io.drfailover.ledger.Claim;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.Invoker;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.StaleVersionException;
import io.drfailover.ledger.Wish;
import io.drfailover.report.RunAnswers;
import io.drfailover.report.RunNotices;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Where an event that wants something of the runs gets a run to work on, or an answer. */
final class RunDesk {
    /** So often others may be faster, or an earlier attempt be waited for, before this event counts as joined. */
    private static final int TRIES = 5;

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final FailoverConfig config;
    private final Platform platform;
    private final RunAnswers answers;
    private final RunNotices notices;

    RunDesk(FailoverConfig config, Platform platform) {
        this.config = config;
        this.platform = platform;
        this.answers = new RunAnswers(config.drRegion());
        this.notices = new RunNotices(config.drRegion(), config.bucket());
    }

    /** What came of it. */
    sealed interface Result {
        /** The run is this invocation's. */
        record Taken(RunJournal journal) implements Result {}

        /** There is nothing to work on. */
        record Answer(JsonNode json) implements Result {}

        /** A run would begin, if its evidence had been looked at. */
        record Unproved() implements Result {}

        /** The run has succeeded before; its answer is given again. */
        record Again(RunRecord run, JsonNode json) implements Result {}

        /** Nothing begins or goes on. */
        record Held(Hold hold) implements Result {}

        /** A person goes on with the run, nobody else. */
        record Stopped(RunRecord run) implements Result {}

        /** An alarm begins no run so soon after another one. */
        record CoolingDown(RunRecord run, Instant until) implements Result {}
    }

    /**
     * Claims.
     *
     * @param deadline until when an earlier attempt of the same event may be waited for
     * @throws RunGivenUpException if the run reaches a limit now
     */
    Result claim(Wish wish, Invoker invoker, Deadline deadline) {
        for (int tries = 1; ; tries++) {
            Optional<RunLedger.Entry> current = platform.ledger().current();
            Claim claim = Claim.of(
                    current.map(RunLedger.Entry::run),
                    wish,
                    invoker,
                    config.limits(),
                    platform.runIds(),
                    platform.clock().instant());
            if (claim instanceof Claim.Await await && tries < TRIES) {
                Duration rest = Duration.between(platform.clock().instant(), await.until());
                if (deadline.pause(rest.plus(A_MOMENT))) {
                    continue;
                }
            }
            try {
                return settle(claim, current, invoker);
            } catch (StaleVersionException e) {
                if (tries == TRIES) {
                    return new Result.Answer(
                            answers.joined(current.orElseThrow(() -> e).run()));
                }
            }
        }
    }

    private Result settle(Claim claim, Optional<RunLedger.Entry> current, Invoker invoker) {
        if (claim instanceof Claim.Unproved) {
            return new Result.Unproved();
        }
        if (claim instanceof Claim.CoolingDown cooling) {
            return new Result.CoolingDown(cooling.run(), cooling.until());
        }
        if (claim instanceof Claim.Work || claim instanceof Claim.GiveUp) {
            Hold hold = platform.controls().hold();
            if (hold.held()) {
                return new Result.Held(hold);
            }
        }
        if (claim instanceof Claim.Work work) {
            RunJournal journal = take(current, work.run());
            if (work.begun()) {
                // Whoever worked on it has died, and never wrote its end: this is the last that anybody can know of it.
                current.map(RunLedger.Entry::run).filter(run -> !run.isOver()).ifPresent(platform.ledger()::publish);
                platform.notifier().tell(notices.begun(work.run()));
            }
            return new Result.Taken(journal);
        }
        if (claim instanceof Claim.GiveUp giveUp) {
            throw giveUp(take(current, giveUp.run()), Stage.TRIGGER, giveUp.why());
        }
        if (claim instanceof Claim.Answered answered) {
            return new Result.Again(answered.run(), again(answered.run(), invoker));
        }
        if (claim instanceof Claim.Stopped stopped) {
            return new Result.Stopped(stopped.run());
        }
        return new Result.Answer(answer(claim));
    }

    /** The recorded answer. An attempt that died between record and notice is repeated by Lambda: people are told then. */
    private JsonNode again(RunRecord run, Invoker invoker) {
        JsonNode answer = Objects.requireNonNull(run.answer(), "a run that succeeded has an answer");
        if (run.latest().requestId().equals(invoker.requestId())) {
            platform.notifier().tell(notices.succeeded(run, answer));
        }
        return answer;
    }

    /** Ends the run at its limit. */
    RunGivenUpException giveUp(RunJournal journal, Stage stage, String why) {
        var given = new RunGivenUpException(stage, why, config.replicaId());
        platform.notifier().tell(notices.givenUp(journal.run(), why));
        journal.givenUp(new Failure(
                stage.stageName(),
                String.valueOf(given.getMessage()),
                platform.clock().instant()));
        return given;
    }

    private JsonNode answer(Claim claim) {
        if (claim instanceof Claim.Nothing nothing) {
            return answers.nothing(nothing.reason());
        }
        return answers.joined(joined(claim));
    }

    private static RunRecord joined(Claim claim) {
        return claim instanceof Claim.Await await ? await.run() : ((Claim.Joined) claim).run();
    }

    private RunJournal take(Optional<RunLedger.Entry> current, RunRecord run) {
        return RunJournal.take(
                platform.ledger(), platform.clock(), config.limits().lease(), current, run);
    }
}
