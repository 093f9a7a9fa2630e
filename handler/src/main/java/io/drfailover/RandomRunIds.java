package io.drfailover;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Ids such as {@code 20261123-171500-9f3a1c}: people see when, chance keeps two apart. */
record RandomRunIds(InstantSource clock) implements Supplier<String> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final int TAIL_BYTES = 3;

    @Override
    public String get() {
        byte[] tail = new byte[TAIL_BYTES];
        ThreadLocalRandom.current().nextBytes(tail);
        return TIME.format(clock.instant()) + "-" + HexFormat.of().formatHex(tail);
    }
}
