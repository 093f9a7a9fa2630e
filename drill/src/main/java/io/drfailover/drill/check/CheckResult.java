package io.drfailover.drill.check;

/**
 * The end of a check.
 *
 * @param statement what was claimed
 * @param held whether it is true
 * @param seen what was seen
 */
public record CheckResult(String statement, boolean held, String seen) {}
