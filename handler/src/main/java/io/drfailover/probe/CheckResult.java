package io.drfailover.probe;

import java.time.Duration;

/**
 * One check of one probe.
 *
 * @param name which
 * @param finding what it found
 * @param took wall time
 */
record CheckResult(String name, Finding finding, Duration took) {
    /** The same, but believed by nobody. */
    CheckResult withFinding(Finding other) {
        return new CheckResult(name, other, took);
    }
}
