package io.drfailover;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import io.drfailover.ledger.Claim;
import io.drfailover.ledger.Failure;
import io.drfailover.ledger.LeaseLostException;
import io.drfailover.ledger.RunJournal;
import io.drfailover.ledger.RunLedger;
import io.drfailover.ledger.RunRecord;
import io.drfailover.ledger.RunState;
import io.drfailover.report.RunAnswers;
import io.drfailover.report.RunNotices;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One invocation's work on a run that it has taken: as far as it gets, and what is left behind for the next. */
final class RunWork {
    /** Kept for the answer and the ledger: Lambda gives no grace at its limit. */
    private static final Duration MARGIN = Duration.ofSeconds(15);
    /** Of a shorter invocation, the part that is kept. */
    private static final int MARGIN_PART = 10;

    private final FailoverConfig config;
    private final Platform platform;
    private final Failover failover;
    private final RunDesk desk;
    private final RunAnswers answers;
    private final RunNotices notices;

    RunWork(FailoverConfig config, Platform platform, Failover failover, RunDesk desk) {
        this.config = config;
        this.platform = platform;
        this.failover = failover;
        this.desk = desk;
        this.answers = new RunAnswers(config.drRegion());
        this.notices = new RunNotices(config.drRegion(), config.bucket());
    }

    /**
     * Works.
     *
     * @param functionArn whom a continuation invokes
     * @param lambdaEnd when Lambda kills this invocation
     * @throws FailoverException if a stage fails, or the run reaches a limit
     */
    JsonNode work(RunJournal journal, String functionArn, Deadline lambdaEnd) {
        try {
            JsonNode answer;
            try (var beating = platform.heartbeat().start(journal, Thread.currentThread()::interrupt)) {
                answer = failover.run(journal, workingTime(journal, lambdaEnd)).answer();
            }
            becomeUninterrupted();
            journal.completed(answer);
            platform.notifier().tell(notices.succeeded(journal.run(), answer));
            return answer;
        } catch (Deadline.ReachedException parked) {
            becomeUninterrupted();
            return park(journal, parked, functionArn);
        } catch (RuntimeException | Error failure) {
            becomeUninterrupted();
            if (journal.isLost()) {
                return lost(journal);
            }
            remember(journal, failure);
            throw failure;
        }
    }

    /** Another invocation has the run, or a person has ended it. */
    private JsonNode lost(RunJournal journal) {
        RunRecord now = platform.ledger().current().map(RunLedger.Entry::run).orElseGet(journal::run);
        return now.state() == RunState.ABORTED ? answers.stopped(now) : answers.joined(now);
    }

    /** A lease that was lost in the last moment shows at the next write; and the thread serves the next event, too. */
    private static void becomeUninterrupted() {
        var unused = Thread.interrupted();
    }

    private Deadline workingTime(RunJournal journal, Deadline lambdaEnd) {
        Duration part = lambdaEnd.remaining().dividedBy(MARGIN_PART);
        Deadline work = lambdaEnd.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN);
        Instant limit = journal.run().authorizedAt().plus(config.limits().time());
        return limit.isBefore(work.end()) ? work.minus(Duration.between(limit, work.end())) : work;
    }

    /** Leaves the run to an invocation of its own, so that a person gets an answer at once. */
    JsonNode handOver(RunJournal journal, String functionArn) {
        journal.park();
        platform.continuation()
                .invoke(functionArn, journal.run().runId(), journal.run().epoch());
        return answers.begun(journal.run());
    }

    private JsonNode park(RunJournal journal, Deadline.ReachedException parked, String functionArn) {
        Optional<String> limit = Claim.limitReached(
                journal.run(), config.limits(), platform.clock().instant());
        if (limit.isPresent()) {
            throw desk.giveUp(journal, parked.stage(), limit.get() + ", and still " + parked.getMessage());
        }
        try {
            journal.park();
        } catch (LeaseLostException e) {
            return lost(journal);
        }
        platform.continuation()
                .invoke(functionArn, journal.run().runId(), journal.run().epoch());
        return answers.parked(journal.run(), parked.stage().stageName(), String.valueOf(parked.getMessage()));
    }

    private void remember(RunJournal journal, Throwable failure) {
        Stage stage = failure instanceof FailoverException known ? known.stage() : Stage.TRIGGER;
        String message = String.valueOf(failure.getMessage());
        platform.notifier().tell(notices.failed(journal.run(), message));
        try {
            journal.failed(
                    new Failure(stage.stageName(), message, platform.clock().instant()));
        } catch (RuntimeException unrecorded) {
            failure.addSuppressed(unrecorded);
        }
    }
}
