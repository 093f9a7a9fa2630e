package io.drfailover.evidence;

/**
 * What one source showed in one look.
 *
 * @param source which
 * @param side what that says of a failover
 * @param seen in words, continuing a sentence that begins with {@link Source#words()}; one line, never a secret
 */
public record Observation(Source source, Side side, String seen) {}
