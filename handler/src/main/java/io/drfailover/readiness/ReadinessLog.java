package io.drfailover.readiness;

/** Where an evaluation is written down, once. */
@FunctionalInterface
public interface ReadinessLog {
    void write(ReadinessReport report);
}
