package io.drfailover.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.drfailover.contract.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens to one run, as it happens, for as long as this invocation has the run. Every write renews the lease
 * and proves that it is still held. Thread-safe: stages overlap.
 */
public final class RunJournal {
    private final RunLedger ledger;
    private final InstantSource clock;
    private final Duration lease;
    /** Like the others, read while somebody waits for the store with the monitor. */
    private volatile RunLedger.Entry entry;

    private volatile boolean lost;
    private volatile boolean closed;

    private RunJournal(RunLedger ledger, InstantSource clock, Duration lease, RunLedger.Entry entry) {
        this.ledger = ledger;
        this.clock = clock;
        this.lease = lease;
        this.entry = entry;
    }

    /**
     * Takes a run.
     *
     * @param predecessor the version on which the claim was decided
     * @param run with the new attempt
     * @throws StaleVersionException if another invocation was faster
     */
    public static RunJournal take(
            RunLedger ledger,
            InstantSource clock,
            Duration lease,
            Optional<RunLedger.Entry> predecessor,
            RunRecord run) {
        return new RunJournal(ledger, clock, lease, ledger.write(predecessor, run));
    }

    public RunRecord run() {
        return entry.run();
    }

    public void started(Stage stage) {
        write(r -> r.stageStarted(stage, clock.instant()));
    }

    public void evidence(Stage stage, String key, String value) {
        evidence(stage, Map.of(key, value));
    }

    /** Several in one write. */
    public void evidence(Stage stage, Map<String, String> evidence) {
        write(r -> r.changed(stage, s -> s.with(evidence)));
    }

    public void succeeded(Stage stage) {
        write(r -> r.changed(stage, s -> s.ended(RunState.SUCCEEDED, clock.instant(), null)));
    }

    public void failed(Stage stage, String error) {
        write(r -> r.changed(stage, s -> s.ended(RunState.FAILED, clock.instant(), error)));
    }

    /** The stage goes on in the next invocation. */
    public void parked(Stage stage) {
        write(r -> r.changed(stage, s -> s.ended(RunState.PARKED, clock.instant(), null)));
    }

    /** Proves, right before an effect on AWS, that the run is still this invocation's. */
    public void fence() {
        write(r -> r);
    }

    /** Renews the lease; does nothing once this invocation has given the run back. */
    public synchronized void renew() {
        if (!closed) {
            write(r -> r);
        }
    }

    /** Keeps a document beside the run. Best effort. */
    public void keep(String name, String content) {
        ledger.keep(run().runId(), "epoch-" + run().epoch() + "-" + name, content);
    }

    /** This invocation ends, the run does not. */
    public void park() {
        end(RunState.PARKED, null, null);
    }

    /** The run has succeeded; the answer is kept for whoever asks again. */
    public void completed(JsonNode answer) {
        try {
            end(RunState.SUCCEEDED, null, answer);
        } catch (LedgerException unknown) {
            // The store may have written it all the same, and have answered others from it.
            if (ledger.current()
                    .filter(c -> c.run().isSameAttempt(run()) && c.run().state() == RunState.SUCCEEDED)
                    .isEmpty()) {
                throw unknown;
            }
        }
    }

    /** The run has failed in this invocation; the next one takes it up. */
    public void failed(Failure failure) {
        end(RunState.FAILED, failure, null);
    }

    /** The run has reached a limit; only a person goes on with it. */
    public void givenUp(Failure failure) {
        end(RunState.GIVEN_UP, failure, null);
    }

    /** Whether another invocation has the run, or the lease ran out unrenewed. */
    public boolean isLost() {
        return lost;
    }

    /**
     * Gives the run up for lost if the lease has run out, unless it was given back before; true then. Waits for nobody: a
     * write that hangs in the store is the very reason why a lease runs out.
     */
    public boolean expire() {
        if (!closed && !clock.instant().isBefore(run().latest().leaseUntil())) {
            lost = true;
        }
        return lost;
    }

    private synchronized void end(RunState after, @Nullable Failure failure, @Nullable JsonNode answer) {
        closed = true;
        write(r -> r.ended(after, clock.instant(), failure, answer));
        ledger.publish(run());
    }

    private synchronized void write(UnaryOperator<RunRecord> change) {
        RunRecord before = entry.run();
        if (lost) {
            throw new LeaseLostException(before.runId(), before.epoch());
        }
        try {
            entry = ledger.write(
                    Optional.of(entry),
                    change.apply(before.renewed(clock.instant().plus(lease))));
        } catch (StaleVersionException e) {
            lost = true;
        }
        if (lost) {
            // Or given up while the store did not answer.
            throw new LeaseLostException(before.runId(), before.epoch());
        }
    }
}
