package io.drfailover;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** One-time codes for people to type: eight characters that are not mistaken for each other, 40 bits. */
final class RandomCodes implements Supplier<String> {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int HALF = 4;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        return half() + "-" + half();
    }

    private String half() {
        var text = new StringBuilder();
        random.ints(HALF, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }
}
