package io.drfailover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when somebody sleeps on it. */
public final class MovingClock implements InstantSource {
    public static final Instant START = Instant.parse("2026-11-23T03:00:00Z");

    private Instant now = START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    public Deadline deadline(Duration duration) {
        return Deadline.in(duration, this, this::advance);
    }
}
