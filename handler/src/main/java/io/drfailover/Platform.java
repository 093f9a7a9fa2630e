package io.drfailover;

import io.drfailover.ledger.Continuation;
import io.drfailover.ledger.Heartbeat;
import io.drfailover.ledger.RunLedger;
import io.drfailover.report.Notifier;
import io.drfailover.report.StageMetrics;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What an invocation stands on, beside the steps themselves.
 *
 * @param ledger where runs are kept
 * @param heartbeat keeps the lease
 * @param continuation invokes the function again
 * @param notifier tells people
 * @param overlap how work overlaps
 * @param metrics where durations are counted
 * @param clock the time
 * @param runIds makes names of new runs, unique, sorted by time
 */
public record Platform(
        RunLedger ledger,
        Heartbeat heartbeat,
        Continuation continuation,
        Notifier notifier,
        Overlap overlap,
        StageMetrics metrics,
        InstantSource clock,
        Supplier<String> runIds) {}
