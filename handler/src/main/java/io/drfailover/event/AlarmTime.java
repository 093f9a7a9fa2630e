package io.drfailover.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** When an alarm changed its state, as CloudWatch writes it: {@code 2023-08-04T12:36:15.490+0000}. */
final class AlarmTime {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private AlarmTime() {}

    /**
     * Reads it. A form that AWS may choose tomorrow must not silence the alarm, so that what cannot be read is no time,
     * and no error.
     */
    static Optional<Instant> read(JsonNode time) {
        try {
            return Optional.of(OffsetDateTime.parse(time.asText(), FORM).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
