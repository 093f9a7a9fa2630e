package io.drfailover.drill.run;

/**
 * One invocation of a run, as the report shows it.
 *
 * @param number counts from 1, in the order of the starts
 * @param origin who sent the event
 * @param attempt Lambda's attempt with that event, from 1
 * @param sandbox the number of the sandbox
 * @param startMillis since 1970-01-01T00:00Z
 * @param endMillis since 1970-01-01T00:00Z
 * @param end how it ended
 * @param worked whether it worked on the run
 * @param resume what it cost to go on after the predecessor's end
 */
public record Row(
        int number,
        String origin,
        int attempt,
        int sandbox,
        long startMillis,
        long endMillis,
        InvocationEnd end,
        boolean worked,
        Resume resume) {
    /**
     * The time between the end of an invocation that worked on the run and the first useful action of its successor: the
     * first event of a stage after the bundle's. The parts add up.
     *
     * @param betweenMillis until Lambda started the successor; -1 for who has no predecessor or did not work
     * @param ownMillis from there until the first useful action; -1 where there was none
     */
    public record Resume(long betweenMillis, long ownMillis) {
        /** For who has no predecessor. */
        public static Resume none() {
            return new Resume(-1, -1);
        }

        /** Whether something useful came of it. */
        public boolean known() {
            return betweenMillis >= 0 && ownMillis >= 0;
        }
    }
}
