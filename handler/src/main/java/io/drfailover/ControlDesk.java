package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import io.drfailover.control.Controls;
import io.drfailover.control.Hold;
import io.drfailover.event.Control;
import io.drfailover.ledger.Acknowledgement;
import io.drfailover.ledger.Claim;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.Invoker;
import io.drfailover.ledger.LedgerException;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.ledger.StaleVersionException;
import io.drfailover.ledger.Wish;
import io.drfailover.report.ControlAnswers;
import io.drfailover.report.ControlNotices;
import io.drfailover.report.StatusAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** What a person asks and orders beside a failover: status, hold and release, abort, acknowledge. */
final class ControlDesk {
    /** A run that is being worked on is written every few seconds. */
    private static final int TRIES = 10;

    private final FailoverConfig config;
    private final Platform platform;
    private final ControlAnswers answers;
    private final ControlNotices notices;

    ControlDesk(FailoverConfig config, Platform platform) {
        this.config = config;
        this.platform = platform;
        this.answers = new ControlAnswers(config.drRegion());
        this.notices = new ControlNotices(config.drRegion(), config.replicaId());
    }

    JsonNode status() {
        return new StatusAnswer(
                        config.drRegion(),
                        config.replicaId(),
                        config.limits().coolDown(),
                        config.decision().fencing())
                .of(
                        platform.ledger().current().map(RunLedger.Entry::run),
                        platform.controls().hold(),
                        platform.controls().proposal().map(Controls.Entry::proposal),
                        platform.clock().instant());
    }

    JsonNode hold(Control.SetHold order) {
        Hold before = replaced();
        var hold = new Hold(true, order.reason(), order.by(), now());
        platform.controls().write(hold);
        platform.notifier().tell(notices.held(hold, before));
        return answers.held(hold, before, platform.ledger().current().map(RunLedger.Entry::run));
    }

    /** For the words alone: a hold that nobody can read, written by hand, is what the new one repairs. */
    private Hold replaced() {
        try {
            return platform.controls().hold();
        } catch (LedgerException e) {
            return Hold.never();
        }
    }

    JsonNode release(Control.Release order) {
        Hold before = platform.controls().hold();
        if (!before.held()) {
            return answers.nothing("nothing is held");
        }
        var after = new Hold(false, "released; it was: " + before.reason(), order.by(), now());
        try {
            platform.controls().release(before, after);
        } catch (StaleVersionException e) {
            // Unless it was this very order, whose answer was lost.
            if (!platform.controls().hold().equals(after)) {
                return answers.refused("somebody has just set another hold");
            }
        }
        String next = afterRelease(platform.ledger().current().map(RunLedger.Entry::run));
        platform.notifier().tell(notices.released(before, order.by(), next));
        return answers.released(before, next);
    }

    /** What becomes of the run that the hold has stopped. */
    private String afterRelease(Optional<RunRecord> current) {
        Optional<RunRecord> run = current.filter(r -> r.acknowledged() == null && r.state() != RunState.SUCCEEDED);
        if (run.isEmpty()) {
            return platform.controls()
                    .proposal()
                    .map(Controls.Entry::proposal)
                    .filter(p -> p.mayApproveItself(now()))
                    .map(p -> "the proposal " + p.id() + " may approve itself, if the evidence persists")
                    .orElseGet(() -> "no run waits to go on" + coolingDown(current));
        }
        String name = "the run " + run.get().runId();
        if (run.get().state() == RunState.FAILED) {
            return name + " goes on when a person orders it, or another alarm "
                    + (run.get().wouldPromote() ? "proves itself" : "comes");
        }
        if (run.get().isOver()) {
            return name + " goes on only when a person orders it";
        }
        return Claim.limitReached(run.get(), config.limits(), now())
                .map(why -> name + " is given up within a minute, unless a person orders it first: " + why)
                .orElse(name + " goes on within a minute");
    }

    private String coolingDown(Optional<RunRecord> current) {
        return current.filter(run -> run.acknowledged() != null)
                .map(run -> run.coolUntil(config.limits().coolDown()))
                .filter(now()::isBefore)
                .map(until ->
                        "; a command begins one now, an alarm not before " + until.truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
    }

    /** Takes the run from whoever works on it, so that nothing more is begun; what AWS has begun goes on. */
    JsonNode abort(Control.Abort order, Invoker invoker) {
        return onRun(answers.nothing("there is no run"), entry -> {
            RunRecord run = entry.run();
            if (run.state() == RunState.ABORTED && run.acknowledged() == null) {
                // Whoever aborted it may have died before anybody was told.
                platform.notifier().tell(notices.aborted(run, order.by(), order.reason()));
                return answers.nothing("the run " + run.runId() + " was aborted already");
            }
            if (run.acknowledged() != null || (run.isOver() && run.state() != RunState.FAILED)) {
                return answers.refused("the run " + run.runId() + " is over already: there is nothing to abort");
            }
            var why = new Failure(Stage.TRIGGER.stageName(), "aborted by " + order.by() + ": " + order.reason(), now());
            // One write: a run that is taken and not yet aborted would be one that has died, and be gone on with.
            RunRecord aborted = platform.ledger()
                    .write(
                            Optional.of(entry),
                            Claim.aborted(run, new Wish.Abort(order.summary()), invoker, config.limits(), why, now()))
                    .run();
            platform.ledger().publish(aborted);
            platform.notifier().tell(notices.aborted(aborted, order.by(), order.reason()));
            return answers.aborted(aborted);
        });
    }

    JsonNode acknowledge(Control.Acknowledge order) {
        return onRun(answers.refused("there is no run to put away"), entry -> {
            RunRecord run = entry.run();
            if (!run.runId().equals(order.run())) {
                return answers.refused("the newest run is " + run.runId() + ", not " + order.run());
            }
            if (run.acknowledged() != null) {
                return answers.nothing("the run " + run.runId() + " was acknowledged already, by "
                        + run.acknowledged().by());
            }
            if (!run.isOver()) {
                return answers.refused("the run " + run.runId() + " is not over: wait for its end, or abort it");
            }
            RunRecord written = platform.ledger()
                    .write(Optional.of(entry), run.putAway(new Acknowledgement(order.by(), now())))
                    .run();
            if (written.acknowledged() == null) {
                throw new StaleVersionException("the run " + run.runId());
            }
            platform.ledger().publish(written);
            return answers.acknowledged(written, config.limits().coolDown());
        });
    }

    private JsonNode onRun(JsonNode withoutRun, Function<RunLedger.Entry, JsonNode> act) {
        for (int tries = 1; ; tries++) {
            Optional<RunLedger.Entry> current = platform.ledger().current();
            if (current.isEmpty()) {
                return withoutRun;
            }
            try {
                return act.apply(current.get());
            } catch (StaleVersionException e) {
                if (tries == TRIES) {
                    return answers.refused("the run " + current.get().run().runId()
                            + " is being written too often just now; order it again");
                }
            }
        }
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
