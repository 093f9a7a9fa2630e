package io.drfailover.stacks.bundle;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;

/** The one moment at which everything in our archives was made: same inputs, same bytes. */
final class FixedTime {
    /** For formats that count from 1970. */
    static final FileTime INSTANT = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    /** For zips, whose clock has no time zone. */
    static final LocalDateTime LOCAL = LocalDateTime.of(2020, 1, 1, 0, 0);

    private FixedTime() {}
}
