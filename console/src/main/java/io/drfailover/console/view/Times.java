package io.drfailover.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times of answers, for people: UTC, as the logs and the messages have it. */
public final class Times {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** The time that a field holds. */
    public static Optional<Instant> of(JsonNode field) {
        try {
            return field.isTextual() ? Optional.of(Instant.parse(field.textValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Hours, minutes and seconds. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** With the date, or "?" for a field without a time. */
    public static String date(JsonNode field) {
        return of(field).map(DATE::format).orElse("?");
    }

    /** Any field: a time with the date, everything else as it is. */
    public static String shown(JsonNode field) {
        return of(field).map(DATE::format).orElseGet(field::asText);
    }

    /** Such as "7 min 3 s". */
    public static String words(Duration duration) {
        Duration whole = duration.isNegative() ? Duration.ZERO : duration;
        if (whole.toHours() > 0) {
            return whole.toHours() + " h " + whole.toMinutesPart() + " min";
        }
        return whole.toMinutes() > 0
                ? whole.toMinutes() + " min " + whole.toSecondsPart() + " s"
                : whole.toSeconds() + " s";
    }
}
