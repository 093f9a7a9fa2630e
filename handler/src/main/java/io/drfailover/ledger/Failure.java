package io.drfailover.ledger;

import java.time.Instant;

/**
 * Why a run, or its latest attempt, failed.
 *
 * @param stage the stage that failed
 * @param message what is wrong and what to do; never a secret
 * @param at when
 */
public record Failure(String stage, String message, Instant at) {}
