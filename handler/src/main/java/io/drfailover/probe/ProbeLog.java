package io.drfailover.probe;

/** Where a probe's result is written. */
@FunctionalInterface
public interface ProbeLog {
    /** Writes the result as one line. */
    void write(ProbeReport report);
}
