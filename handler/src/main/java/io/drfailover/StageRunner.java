package io.drfailover;

import io.drfailover.contract.Stage;
import io.drfailover.ledger.LeaseLostException;
import io.drfailover.ledger.RunJournal;
import io.drfailover.report.StageMetrics;
import io.drfailover.report.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Runs one stage and tells ledger, timeline and metrics of its begin and end. Thread-safe. */
final class StageRunner {
    private final RunJournal journal;
    private final Timeline timeline;
    private final StageMetrics metrics;
    private final InstantSource clock;

    StageRunner(RunJournal journal, Timeline timeline, StageMetrics metrics, InstantSource clock) {
        this.journal = journal;
        this.timeline = timeline;
        this.metrics = metrics;
        this.clock = clock;
    }

    <T> T run(Stage stage, Supplier<T> work) {
        Instant begin = clock.instant();
        journal.started(stage);
        timeline.stageStarted(stage);
        T result;
        try {
            result = work.get();
        } catch (Deadline.CancelledException | LeaseLostException e) {
            // Not this stage's failure: another one ended the run, or has the run, and AWS goes on meanwhile.
            throw e;
        } catch (Deadline.ReachedException e) {
            journal.parked(stage);
            timeline.stageParked(stage, begin);
            throw e;
        } catch (RuntimeException | Error e) {
            timeline.stageFailed(stage, begin);
            metrics.record(stage, Duration.between(begin, clock.instant()), false);
            rememberFailure(stage, e);
            throw e;
        }
        journal.succeeded(stage);
        timeline.stageFinished(stage, begin);
        metrics.record(stage, Duration.between(begin, clock.instant()), true);
        return result;
    }

    private void rememberFailure(Stage stage, Throwable failure) {
        try {
            journal.failed(stage, String.valueOf(failure.getMessage()));
        } catch (RuntimeException unrecorded) {
            failure.addSuppressed(unrecorded);
        }
    }
}
