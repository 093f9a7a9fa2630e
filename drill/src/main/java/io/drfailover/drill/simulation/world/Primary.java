package io.drfailover.drill.simulation.world;

import java.time.Duration;

/**
 * The truth about the primary region, which the function can only look at.
 *
 * @param fate what becomes of it
 * @param turnsAfter when that happens, after the alarm
 * @param unknown how many of a hundred observations say nothing
 * @param wrong how many of a hundred say the opposite of the truth
 * @param lossSeconds how far the replica is behind; -1 when nobody can tell
 */
record Primary(Fate fate, Duration turnsAfter, int unknown, int wrong, long lossSeconds) {
    /** What becomes of a primary region. */
    enum Fate {
        /** Nobody will ever answer again. */
        DEAD,
        /** The alarm is false. */
        WELL,
        /** The application does not answer; the database is well. */
        APPLICATION_DOWN,
        /** It is well when the alarm rings, and dies. */
        DIES,
        /** It is dead when the alarm rings, and comes back. */
        RECOVERS
    }

    /** Dead, and everybody sees it. */
    static Primary plainlyDead() {
        return new Primary(Fate.DEAD, Duration.ZERO, 0, 0, 1);
    }

    boolean isDatabaseDead(Duration afterTheAlarm) {
        return switch (fate) {
            case DEAD -> true;
            case WELL, APPLICATION_DOWN -> false;
            case DIES -> afterTheAlarm.compareTo(turnsAfter) >= 0;
            case RECOVERS -> afterTheAlarm.compareTo(turnsAfter) < 0;
        };
    }

    boolean isApplicationDead(Duration afterTheAlarm) {
        return fate == Fate.APPLICATION_DOWN || isDatabaseDead(afterTheAlarm);
    }
}
