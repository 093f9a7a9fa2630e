package io.drfailover;

import io.drfailover.control.Controls;
import io.drfailover.evidence.Fencing;
import io.drfailover.evidence.Investigation;
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
 * @param controls what a person holds
 * @param investigation looks at the evidence
 * @param fencing keeps the old primary from going on
 * @param overlap how work overlaps
 * @param metrics where durations are counted
 * @param clock the time
 * @param runIds makes names of new runs, unique, sorted by time
 * @param codes makes one-time codes that nobody can guess
 */
public record Platform(
        RunLedger ledger,
        Heartbeat heartbeat,
        Continuation continuation,
        Notifier notifier,
        Controls controls,
        Investigation investigation,
        Fencing fencing,
        Overlap overlap,
        StageMetrics metrics,
        InstantSource clock,
        Supplier<String> runIds,
        Supplier<String> codes) {}
