package io.drfailover.ledger;

import java.time.Instant;

/**
 * A person has seen how a run ended.
 *
 * @param by who
 * @param at when
 */
public record Acknowledgement(String by, Instant at) {}
