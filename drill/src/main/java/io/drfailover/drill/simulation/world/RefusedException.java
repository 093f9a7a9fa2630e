package io.drfailover.drill.simulation.world;

/** AWS refuses to make something, in its own words. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String words) {
        super(words, null, false, false);
    }
}
