package io.drfailover.stacks.settings;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses.
 *
 * @param address its first address, or one of them
 * @param prefix how many of the 32 bits are the network's
 */
record Cidr(long address, int prefix) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int BITS = 32;

    /** Reads {@code 10.90.0.0/16}; empty if it is no range. */
    static Optional<Cidr> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        MatchResult parts = matcher.toMatchResult();
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(parts.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            address = (address << 8) | octet;
        }
        int prefix = Integer.parseInt(parts.group(5));
        return prefix > BITS ? Optional.empty() : Optional.of(new Cidr(address, prefix));
    }

    /** The range with its first address, which is how AWS wants it. */
    Cidr canonical() {
        return new Cidr(shortened(prefix), prefix);
    }

    /** Whether an address is in both: then they are the same as far as the shorter prefix reaches. */
    boolean overlaps(Cidr other) {
        int shorter = Math.min(prefix, other.prefix);
        return shortened(shorter) == other.shortened(shorter);
    }

    private long shortened(int bits) {
        return bits == 0 ? 0 : (address >> (BITS - bits)) << (BITS - bits);
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d"
                .formatted(address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255, prefix);
    }
}
