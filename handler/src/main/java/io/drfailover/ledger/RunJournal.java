package io.drfailover.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes what happens to one run, as it happens. Thread-safe: stages overlap. */
public final class RunJournal {
    static final Duration RESUMABLE = Duration.ofHours(24);

    private final RunLedger ledger;
    private final InstantSource clock;
    private RunLedger.Entry entry;

    private RunJournal(RunLedger ledger, InstantSource clock, RunLedger.Entry entry) {
        this.ledger = ledger;
        this.clock = clock;
        this.entry = entry;
    }

    /**
     * Begins a run, or takes up the current one if it has not succeeded, is about the same replica and not older than
     * {@link #RESUMABLE}: what a person confirmed or RDS was asked long ago is no authority today.
     *
     * @param wanted a run as it would begin now
     * @throws LedgerException if another invocation may still be working on the current run
     */
    public static RunJournal open(RunLedger ledger, InstantSource clock, RunRecord wanted) {
        Instant now = clock.instant();
        Optional<RunLedger.Entry> current = ledger.current();
        current.map(RunLedger.Entry::run).filter(run -> run.isBusy(now)).ifPresent(run -> {
            throw new LedgerException(
                    Stage.TRIGGER,
                    "another invocation works on the run " + run.runId() + ", until " + run.busyUntil()
                            + " at the latest",
                    "wait for it; if it has died, invoke again after that",
                    null);
        });
        RunRecord run = current.map(RunLedger.Entry::run)
                .filter(r -> r.state() != RunState.SUCCEEDED
                        && r.replicaId().equals(wanted.replicaId())
                        && now.isBefore(r.startedAt().plus(RESUMABLE)))
                .map(r -> r.resumed(wanted.confirmed(), Objects.requireNonNull(wanted.busyUntil())))
                .orElse(wanted);
        return new RunJournal(ledger, clock, ledger.begin(current, run));
    }

    public synchronized RunRecord run() {
        return entry.run();
    }

    public void started(Stage stage) {
        write(r -> r.stageStarted(stage.stageName(), clock.instant()));
    }

    public void evidence(Stage stage, String key, String value) {
        write(r -> r.changed(stage.stageName(), s -> s.with(key, value)));
    }

    public void succeeded(Stage stage) {
        write(r -> r.changed(stage.stageName(), s -> s.ended(RunState.SUCCEEDED, clock.instant(), null)));
    }

    public void failed(Stage stage, String error) {
        write(r -> r.changed(stage.stageName(), s -> s.ended(RunState.FAILED, clock.instant(), error)));
    }

    /** The run has succeeded; the answer is kept for whoever asks again. */
    public void completed(JsonNode answer) {
        write(r -> r.ended(RunState.SUCCEEDED, clock.instant(), answer));
    }

    /** The run has failed in this invocation; the next one takes it up. */
    public void abandoned() {
        write(r -> r.ended(RunState.FAILED, clock.instant(), null));
    }

    private synchronized void write(UnaryOperator<RunRecord> change) {
        entry = ledger.update(entry, change.apply(entry.run()));
    }
}
