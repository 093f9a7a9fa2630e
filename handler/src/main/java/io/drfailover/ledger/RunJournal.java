package io.drfailover.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes what happens to one run, as it happens. Thread-safe: stages overlap. */
public final class RunJournal {
    private final RunLedger ledger;
    private final InstantSource clock;
    private RunLedger.Entry entry;

    private RunJournal(RunLedger ledger, InstantSource clock, RunLedger.Entry entry) {
        this.ledger = ledger;
        this.clock = clock;
        this.entry = entry;
    }

    /**
     * Begins a run, or takes up the current one if it has not succeeded.
     *
     * @param newRunId id to use if a run begins
     */
    public static RunJournal open(
            RunLedger ledger, InstantSource clock, String newRunId, String trigger, boolean confirmed) {
        Optional<RunLedger.Entry> current = ledger.current();
        RunRecord run = current.map(RunLedger.Entry::run)
                .filter(r -> r.state() != RunState.SUCCEEDED)
                .map(r -> r.resumed(confirmed))
                .orElseGet(() -> RunRecord.begin(newRunId, trigger, confirmed, clock.instant()));
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
