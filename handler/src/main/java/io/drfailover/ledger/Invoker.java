package io.drfailover.ledger;

import java.time.Instant;

/**
 * An invocation that wants to work on a run.
 *
 * @param owner unique among all invocations
 * @param requestId Lambda's; the same for all attempts of one event
 * @param mustEndBy when Lambda ends it at the latest
 */
public record Invoker(String owner, String requestId, Instant mustEndBy) {}
