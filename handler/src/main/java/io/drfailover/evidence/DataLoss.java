package io.drfailover.evidence;

import org.jspecify.annotations.Nullable;

/**
 * How much data a failover would lose: how far the replica was behind when the trouble began (the recovery point).
 *
 * @param seconds at most so much; null when nobody knows
 * @param seen in words: where the number is from, or why there is none
 */
public record DataLoss(@Nullable Long seconds, String seen) {}
