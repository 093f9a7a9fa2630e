package io.drfailover.terraform;

import io.drfailover.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that is over as soon as a child process has said that it is ready, however slow this machine is. */
final class ChildsClock implements InstantSource {
    private static final Instant BEGIN = Instant.parse("2026-11-23T03:00:00Z");
    private static final String READY = "ready";

    private final CountDownLatch ready = new CountDownLatch(1);
    private boolean begun;

    /** Passes when a line is heard that says {@code ready}. */
    Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(1), this, pause -> {});
    }

    void hears(String line) {
        if (line.equals(READY)) {
            ready.countDown();
        }
    }

    @Override
    public Instant instant() {
        if (!begun) {
            begun = true;
            return BEGIN;
        }
        try {
            if (!ready.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the child never said that it is ready");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return BEGIN.plus(Duration.ofHours(1));
    }
}
