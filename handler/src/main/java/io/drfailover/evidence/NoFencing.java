package io.drfailover.evidence;

/**
 * Leaves the old primary alone, and says so.
 *
 * @param why in words, as a half-sentence
 */
public record NoFencing(String why) implements Fencing {
    @Override
    public String fence() {
        return "NOT fenced: " + why + "; make sure that nothing writes to the old primary";
    }
}
