package io.drfailover.readiness;

import io.drfailover.Deadline;

/** Knows whether an image is there to be pulled. Thread-safe, changes nothing. */
@FunctionalInterface
interface Registry {
    /** Asks; what cannot be known is an answer too. */
    Answer ask(ImageName image, Deadline deadline);

    /** What a registry says. */
    enum Presence {
        PRESENT,
        MISSING,
        /** It did not answer, or does not tell everybody. */
        UNKNOWN
    }

    /**
     * An answer.
     *
     * @param presence of the image
     * @param why in words, "" where the presence says it all
     */
    record Answer(Presence presence, String why) {
        static final Answer PRESENT = new Answer(Presence.PRESENT, "");

        static Answer missing(String why) {
            return new Answer(Presence.MISSING, why);
        }

        static Answer unknown(String why) {
            return new Answer(Presence.UNKNOWN, why);
        }
    }
}
