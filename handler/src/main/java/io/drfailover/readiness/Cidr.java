package io.drfailover.readiness;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IPv4.
 *
 * @param text as it was written
 * @param first its first address
 * @param last its last address
 */
record Cidr(String text, long first, long last) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int BITS = 32;

    /** Empty if the text is no such network. */
    static Optional<Cidr> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            long octet = Long.parseLong(form.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int prefix = Integer.parseInt(form.group(5));
        if (prefix > BITS) {
            return Optional.empty();
        }
        long size = 1L << (BITS - prefix);
        long first = address / size * size;
        return Optional.of(new Cidr(text, first, first + size - 1));
    }

    boolean contains(Cidr other) {
        return first <= other.first && other.last <= last;
    }

    boolean overlaps(Cidr other) {
        return first <= other.last && other.first <= last;
    }
}
