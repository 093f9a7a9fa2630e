package io.drfailover.ledger;

import java.time.Duration;

/**
 * What bounds a run and the invocations that work on it.
 *
 * @param lease an invocation that could not renew its lease for so long has lost the run
 * @param time for the whole run, over all invocations
 * @param invocations that may work on it
 * @param coolDown after its end, before an alarm may begin another; a person's command may at once
 */
public record RunLimits(Duration lease, Duration time, int invocations, Duration coolDown) {}
