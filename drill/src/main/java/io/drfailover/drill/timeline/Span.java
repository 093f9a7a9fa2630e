package io.drfailover.drill.timeline;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time with a name.
 *
 * @param stage the stage it belongs to
 * @param subject what was waited for; empty for the stage itself
 * @param sandbox the number of the sandbox in which it was
 * @param startMillis since 1970-01-01T00:00Z
 * @param end since 1970-01-01T00:00Z; null while it lasts
 * @param ending how it ended
 */
public record Span(String stage, String subject, int sandbox, long startMillis, @Nullable Long end, Ending ending) {
    /** The ways in which it can end. */
    public enum Ending {
        /** It lasts. */
        OPEN,
        FINISHED,
        FAILED,
        /** The invocation's time was over; the next one goes on with it. */
        PARKED,
        /** The invocation ended within it: it was killed, or another stage ended it. */
        CUT;

        /** For people. */
        public String words() {
            return this == OPEN ? "unfinished" : name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One that has just begun. */
    static Span begun(String stage, String subject, int sandbox, long startMillis) {
        return new Span(stage, subject, sandbox, startMillis, null, Ending.OPEN);
    }

    /** When it ended. */
    public OptionalLong endMillis() {
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    long millisOfEnd() {
        return end == null ? Long.MAX_VALUE : end;
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

    Span ended(long atMillis, Ending how) {
        return new Span(stage, subject, sandbox, startMillis, Math.max(startMillis, atMillis), how);
    }
}
