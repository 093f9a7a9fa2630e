package io.drfailover.drill.timeline;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time with a name.
 *
 * @param stage the stage it belongs to
 * @param subject what was waited for; empty for the stage itself
 * @param startMillis since 1970-01-01T00:00Z
 * @param end since 1970-01-01T00:00Z; null while it lasts
 * @param failed whether it ended in a failure
 */
public record Span(String stage, String subject, long startMillis, @Nullable Long end, boolean failed) {
    /** When it ended. */
    public OptionalLong endMillis() {
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /** Whether it still lasts. */
    public boolean open() {
        return end == null;
    }

    /** How long it lasted, or has lasted until {@code nowMillis}. */
    public long millis(long nowMillis) {
        return Math.max(0, endMillis().orElse(nowMillis) - startMillis);
    }

    /** As an interval; what still lasts ends at {@code nowMillis}. */
    public Interval interval(long nowMillis) {
        return Interval.between(startMillis, Math.max(startMillis, endMillis().orElse(nowMillis)));
    }

    Span ended(long atMillis, boolean asFailure) {
        return new Span(stage, subject, startMillis, Math.max(startMillis, atMillis), asFailure);
    }
}
