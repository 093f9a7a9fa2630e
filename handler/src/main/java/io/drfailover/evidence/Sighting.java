package io.drfailover.evidence;

/**
 * What a witness saw.
 *
 * @param side what that says of a failover
 * @param seen in words, continuing a sentence that begins with {@link Source#words()}; one line, never a secret
 * @param heard whether anybody answered, if only to refuse; false when the sight is silence, or nobody was asked
 */
record Sighting(Side side, String seen, boolean heard) {
    /** Libraries' messages are cut: the sentence goes into notices and the ledger. */
    private static final int LONGEST = 300;

    Sighting {
        String line = seen.replaceAll("\\s+", " ").strip();
        seen = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** Somebody answered. */
    static Sighting answer(Side side, String seen) {
        return new Sighting(side, seen, true);
    }

    /** Nobody answered. */
    static Sighting silence(Side side, String seen) {
        return new Sighting(side, seen, false);
    }

    /** The same, but believed by nobody. */
    Sighting doubted() {
        return new Sighting(
                Side.UNKNOWN,
                seen + ", but not even AWS in the DR region answered: the fault may be on this side",
                false);
    }
}
