package io.drfailover.drill.trouble;

import io.drfailover.drill.timeline.TimelineEvent;

/** Notices the moment of a kill point, once: whoever goes on must survive. Thread-safe. */
public final class KillTrigger {
    private final KillPoint point;
    private int events;
    private boolean pulled;

    /** Waits for {@code point}. */
    public KillTrigger(KillPoint point) {
        this.point = point;
    }

    /** Whether this event is the moment; true once in a trigger's life. */
    public synchronized boolean pulledBy(TimelineEvent event) {
        if (pulled) {
            return false;
        }
        events += event.stage().equals(point.stage().stageName()) ? 1 : 0;
        pulled = point.isAt(event, events);
        return pulled;
    }

    /** Whether the moment has come. */
    public synchronized boolean pulled() {
        return pulled;
    }
}
