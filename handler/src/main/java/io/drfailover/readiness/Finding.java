package io.drfailover.readiness;

/**
 * What a check found.
 *
 * @param outcome its judgement
 * @param seen in words, one line, never a secret
 * @param remedy what a person should do, with the command where there is one; "" when it is ok
 */
public record Finding(Outcome outcome, String seen, String remedy) {
    public static Finding ok(String seen) {
        return new Finding(Outcome.OK, seen, "");
    }

    public static Finding warning(String seen, String remedy) {
        return new Finding(Outcome.WARNING, seen, remedy);
    }

    public static Finding blocking(String seen, String remedy) {
        return new Finding(Outcome.BLOCKING, seen, remedy);
    }

    /** It could not be looked at, which is never ok. */
    public static Finding notMade(String why, String remedy) {
        return new Finding(Outcome.WARNING, "not checked: " + why, remedy);
    }
}
