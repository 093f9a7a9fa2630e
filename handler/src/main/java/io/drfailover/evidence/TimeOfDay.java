package io.drfailover.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant for people: the time alone if it is of the same day as now, in UTC. */
record TimeOfDay(Instant at, Instant now) {
    private static final DateTimeFormatter TIME = form("HH:mm:ss");
    private static final DateTimeFormatter DATE = form("yyyy-MM-dd HH:mm:ss");

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern + " 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        boolean sameDay = at.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (sameDay ? TIME : DATE).format(at);
    }
}
