package io.drfailover.readiness;

import java.time.Duration;

/**
 * One line of the table.
 *
 * @param name the check's
 * @param finding what it found
 * @param took how long it took
 */
public record CheckResult(String name, Finding finding, Duration took) {}
